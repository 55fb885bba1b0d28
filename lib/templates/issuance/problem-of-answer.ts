import { err, ok, type Result } from '@/lib/base'
import { isVisibleText } from '@/lib/json'
import { readPattern } from '../parameters/values/pattern'
import { invisible, problemOfReason, reasonLength } from '../versions/reason'
import type { IssuanceSettings } from './issuance-settings'

/** How long a ticket reference may be, in UTF-16 units without the blanks around it. */
export const maxTicketLength = 100

/**
 * Why a text is no reason for a grant from a template, as a sentence; null when it is one. A reason is always needed. Blanks
 * around it do not count. Where the template has a pattern, the pattern says how short it may be.
 */
export function problemOfGrantReason({ reason }: IssuanceSettings, text: string): string | null {
  const given = text.trim()
  if (given === '') return 'Say why: a reason is always needed, and it stays in the record.'
  if (reason.pattern === null) return problemOfReason(given)
  return problemOfLine(given, 'reason', reasonLength.most) ?? problemOfForm(given, reason.pattern)
}

/** Why a text is no ticket reference for a grant from a template, as a sentence; null when it is one. Blanks around it do not count. */
export function problemOfTicket({ ticket }: IssuanceSettings, text: string): string | null {
  const given = text.trim()
  if (given === '') return ticket.required ? 'This template asks for a ticket with every grant.' : null
  const problem = problemOfLine(given, 'ticket', maxTicketLength)
  return problem ?? (ticket.pattern === null ? null : problemOfForm(given, ticket.pattern))
}

function problemOfLine(given: string, what: string, most: number): string | null {
  if (given.length > most) return `Keep the ${what} to ${most} characters.`
  return isVisibleText(given) ? null : invisible
}

function problemOfForm(given: string, source: string): string | null {
  const pattern = readPattern(source)
  // A pattern that cannot be read lets nothing through.
  if (!pattern.ok) return `The form that this template asks for cannot be read: ${pattern.error}`
  if (pattern.value.matches(given)) return null
  const [example] = pattern.value.samples(1)
  return `Write it in the form ${source}${example === undefined ? '' : `, such as ${example}`}.`
}

/** A text that fits a pattern, null where none of plain characters does; or why the pattern cannot be read. */
export function exampleFor(pattern: string): Result<string | null, string> {
  const read = readPattern(pattern)
  return read.ok ? ok(read.value.samples(1)[0] ?? null) : err(read.error)
}
