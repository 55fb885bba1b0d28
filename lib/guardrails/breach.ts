import type { JsonPath } from '@/lib/base'
import type { Finding } from '@/lib/policy'

/** The codes of what a guardrail finds. They are stable: they are stored, linked to and searched for. */
const guardrailCodes = [
  'guardrail-unreadable',
  'guardrail-role',
  'guardrail-resource',
  'guardrail-action',
  'guardrail-condition',
  'guardrail-literal',
  'guardrail-lifetime',
  'guardrail-grant',
] as const
type GuardrailCode = (typeof guardrailCodes)[number]

type Breach = {
  readonly code: GuardrailCode
  readonly path: JsonPath
  readonly message: string
  readonly fix?: Finding['fix'] | undefined
}

/** Makes a finding of what goes beyond the guardrail; all of them stop a version. */
export function breach({ code, path, message, fix }: Breach): Finding {
  const reference = 'The guardrail of this organisation, which every published version stays inside.'
  return { code, severity: 'error', path, message, reference, ...(fix && { fix }) }
}
