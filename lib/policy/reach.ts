import { calledGrant } from './calls'
import { findRule } from './rules'
import { type Grant, grantOf } from './scope'
import { grantSentence } from './speech/abilities'
import type { BeyondLine } from './speech/beyond'
import { type GrantedLine, summaryOf } from './speech/summary'
import { resourceKeys, type Standing, standingOf } from './standing'
import { type AccessClaims, type Reach, type ReachLine, type Resource, resources } from './types'

/**
 * Says what a claims set lets a token see and do: one sentence for each of the seven resources and one for the whole, which
 * names what the policy grants beyond them. Never throws.
 */
export function reachOf(claims: AccessClaims): Reach {
  const standing = standingOf(claims)
  const lines = resources.map((resource) => grantedLine(standing, resource))
  return { summary: summaryOf(standing, { lines, beyond: beyondOf(standing) }), lines: lines.map(reachLine) }
}

function grantedLine(standing: Standing, resource: Resource): GrantedLine {
  const located = standing.kind === 'open' ? findRule(standing, resource) : null
  return { resource, from: located?.from ?? null, grant: calledGrant(grantOf(located, resource), resource) }
}

function beyondOf(standing: Standing): readonly BeyondLine[] {
  if (standing.kind === 'closed' || standing.policy === null) return []
  const known: readonly string[] = resources
  return resourceKeys(standing.policy)
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, grant: grantOf(findRule(standing, name), name) }))
}

function reachLine({ resource, from, grant }: GrantedLine): ReachLine {
  const sentence = grantSentence(resource, grant)
  return { resource, state: stateOf(grant), actions: grant?.actions ?? [], from, sentence }
}

function stateOf(grant: Grant | null): ReachLine['state'] {
  if (grant === null) return 'none'
  return grant.scope.kind === 'all' ? 'everything' : 'matching'
}
