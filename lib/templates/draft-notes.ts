import type { Finding, Severity } from '@/lib/policy'
import { type FieldKey, fieldAt, fieldKey } from './draft-field'

/** A finding as a form field shows it. */
export type Note = { readonly code: string; readonly severity: Severity; readonly message: string }

/** Notes by the field they belong to. */
export type FieldNotes = Readonly<Record<FieldKey, readonly Note[]>>

/** All notes of a form: those of each resource apart, so that a change under one leaves the others as they are. */
export type FormNotes = { readonly claims: FieldNotes; readonly rules: Readonly<Record<string, FieldNotes>> }

/** Puts findings beside the fields they are about. Suggestions stay in the findings pane, where there is room to weigh them. */
export function readNotes(findings: readonly Finding[]): FormNotes {
  const claims: Record<FieldKey, Note[]> = {}
  const rules: Record<string, Record<FieldKey, Note[]>> = {}
  for (const { code, severity, message, path } of findings) {
    if (severity === 'suggestion') continue
    const [claim, resource] = path
    const isRule = claim === 'policy' && typeof resource === 'string' && resource !== 'version'
    const notes = isRule ? inRecord(rules, resource, () => ({})) : claims
    const field = fieldKey(fieldAt(path) ?? path.slice(0, 1))
    inRecord<Note[]>(notes, field, () => []).push({ code, severity, message })
  }
  return { claims, rules }
}

function inRecord<T>(record: Record<string, T>, key: string, make: () => T): T {
  const held = Object.hasOwn(record, key) ? record[key] : undefined
  if (held !== undefined) return held
  const made = make()
  record[key] = made
  return made
}
