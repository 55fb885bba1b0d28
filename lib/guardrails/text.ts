import { err, ok, type Result } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import type { Guardrail } from './guardrail'
import { guardrailInput } from './guardrail-input'

/** Why a text is not a guardrail: one sentence, and the field it is about where there is one. */
export type GuardrailProblem = { readonly field: string | null; readonly message: string }

/** Reads a guardrail from its JSON. Refuses what the strict reader refuses, unknown members and missing ones. */
export function parseGuardrail(text: string): Result<Guardrail, GuardrailProblem> {
  const read = readJson(text)
  if (!read.ok) {
    const { line, column } = read.error.position
    return err({ field: null, message: `Line ${line}, column ${column}: ${read.error.message}` })
  }
  const parsed = guardrailInput.safeParse(toValue(read.value.root))
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const field = issue === undefined || issue.path.length === 0 ? null : issue.path.join('.')
  if (issue?.code === 'unrecognized_keys')
    return err({ field, message: `A guardrail has no ${issue.keys.join(', ')}.` })
  return err({ field, message: issue?.message ?? 'This is not a guardrail.' })
}

/** Prints a guardrail as stable JSON: reading it back gives an equal guardrail, and printing that the same text. */
export function formatGuardrail(guardrail: Guardrail): string {
  return `${JSON.stringify(guardrailInput.parse(guardrail), null, 2)}\n`
}
