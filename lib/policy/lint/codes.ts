import type { Severity } from '../types'
import { claimRules, headerRules } from './catalogue'

/** What a code stands for: how grave it is, what is asked for in general, and by which source. */
export type CodeEntry = { readonly severity: Severity; readonly title: string; readonly reference: string }

/** Every code a finding can have. Codes are stable: they are stored, linked to and searched for. */
export const codes: Readonly<Record<string, CodeEntry>> = Object.fromEntries(
  [...claimRules, ...headerRules].map(({ code, severity, title, reference }) => [code, { severity, title, reference }]),
)
