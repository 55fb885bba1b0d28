import type { core, ZodMiniType } from 'zod/mini'
import { err, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, nodeAt, type Position, positionOf, readJson, toValue } from '@/lib/json'
import { isShowable } from '../parameters/name'

/** Why a part of a template was refused: where in its text, and a sentence. */
export type PartProblem = { readonly path: JsonPath; readonly position: Position; readonly message: string }

/** What a part says of itself where it is refused. */
export type PartWording = {
  /** Said where the text is no JSON object. */
  readonly whole: string
  /** Who lacks a key of that name, with its verb: `A filter has`. */
  readonly owner: (path: JsonPath) => string
  readonly sentence: (issue: core.$ZodIssue, path: JsonPath, isMissing: boolean) => string
}

/**
 * Reads a part that is one JSON object, by the strict reader and a closed schema: all of it or nothing, each problem with
 * its place. Total: never throws.
 */
export function readObject<T>(
  text: string,
  schema: ZodMiniType<T>,
  wording: PartWording,
): Result<T, readonly PartProblem[]> {
  const read = readJson(text)
  if (!read.ok) return err([{ path: [], position: read.error.position, message: read.error.message }])
  const parsed = schema.safeParse(toValue(read.value.root))
  if (parsed.success) return ok(parsed.data)
  return err(parsed.error.issues.map((issue) => problemOf(read.value, issue, wording)))
}

function problemOf(document: JsonDocument, issue: core.$ZodIssue, wording: PartWording): PartProblem {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    return problemAt(document, [...path, key], `${wording.owner(path)} no ${isShowable(key) ? key : 'such key'}.`)
  }
  const isMissing = nodeAt(document.root, path) === undefined
  return problemAt(document, path, path.length === 0 ? wording.whole : wording.sentence(issue, path, isMissing))
}

function problemAt(document: JsonDocument, path: JsonPath, message: string): PartProblem {
  const place = nodeAt(document.root, path) ?? nodeAt(document.root, path.slice(0, -1)) ?? document.root
  return { path, position: positionOf(document.text, place.from), message }
}
