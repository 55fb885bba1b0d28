import type { JsonPath, JsonValue } from '@/lib/base'

/**
 * One change to a document, by the names of RFC 6902 with paths instead of pointers. `add` on a member that exists
 * replaces it, on an array index inserts before it; a parent that is missing is an error. `rename` changes only the key.
 * Not of RFC 6902: `insert` adds a member that must not be there yet, before the member at `at`, else as the last.
 */
export type JsonPatchOperation =
  | { readonly op: 'add'; readonly path: JsonPath; readonly value: JsonValue }
  | { readonly op: 'insert'; readonly path: JsonPath; readonly value: JsonValue; readonly at?: number }
  | { readonly op: 'replace'; readonly path: JsonPath; readonly value: JsonValue }
  | { readonly op: 'remove'; readonly path: JsonPath }
  | { readonly op: 'rename'; readonly path: JsonPath; readonly key: string }

/** Changes applied one after the other, each to the result of the one before. */
export type JsonPatch = readonly JsonPatchOperation[]

/** Every reason a patch cannot be applied, with its sentence; `%` stands for the path. */
const patchProblems = {
  'path-missing': 'There is nothing at % to change.',
  'parent-missing': 'The place %, where this would go, does not exist.',
  'root-fixed': 'The document as a whole can only be replaced.',
  'not-a-member': 'What stands at % has no key to rename.',
  'key-taken': 'There is already a member at %.',
  refused: 'The change at % would make a document that Remit refuses.',
} as const

/** The stable code of a patch that cannot be applied. */
export type PatchProblemCode = keyof typeof patchProblems

/** Why a patch cannot be applied: which operation (from 0) and where. */
export type PatchProblem = {
  readonly code: PatchProblemCode
  readonly message: string
  readonly operation: number
  readonly path: JsonPath
}

/** Puts a patch problem into words. */
export function describePatchProblem(problem: Omit<PatchProblem, 'message'>, why?: string): PatchProblem {
  const place = problem.path.length === 0 ? 'the top' : problem.path.join(' › ')
  const sentence = patchProblems[problem.code].replace('%', () => place)
  return { ...problem, message: why ? `${sentence} ${why}` : sentence }
}
