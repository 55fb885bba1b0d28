import type { AccessClaims, Finding } from '@/lib/policy'
import { checkGuardrail } from './check/check-guardrail'
import type { Guardrail } from './guardrail'

/** A published version as a guardrail looks at it. */
export type JudgedVersion = {
  readonly name: string
  readonly version: number
  /** Whether its template is put away: then it would only be refused when it is brought back. */
  readonly isArchived: boolean
  readonly claims: AccessClaims
}

/** A version that a guardrail would refuse, with why. */
export type RefusedVersion = Omit<JudgedVersion, 'claims'> & { readonly findings: readonly Finding[] }

/** Names the versions a guardrail would refuse, in the order given. */
export function refusedVersions(guardrail: Guardrail, versions: readonly JudgedVersion[]): readonly RefusedVersion[] {
  return versions.flatMap(({ claims, ...version }) => {
    const findings = checkGuardrail(guardrail, claims)
    return findings.length === 0 ? [] : [{ ...version, findings }]
  })
}
