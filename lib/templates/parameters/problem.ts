import type { Finding } from '@/lib/policy'
import type { Parameter } from './parameter'

/** A finding about parameters. `parameter` names the one it is about, null when none. */
export type ParameterFinding = Finding & {
  readonly parameter: string | null
  /** Set when its `path` is in the embed defaults, and not in the claims. */
  readonly part?: 'embed'
  /** A change to the list of parameters that removes this finding: the list as it would be. */
  readonly listFix?: { readonly label: string; readonly parameters: readonly Parameter[] }
}

/** The change to the list of parameters that removes a finding; undefined for findings that have none. */
export function listFixOf(finding: Finding | ParameterFinding): ParameterFinding['listFix'] {
  return 'listFix' in finding ? finding.listFix : undefined
}
