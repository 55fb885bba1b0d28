import { findRule } from './rules'
import { type Grant, grantOf } from './scope'
import { grantSentence } from './speech/abilities'
import { type GrantedLine, summaryOf } from './speech/summary'
import { type Standing, standingOf } from './standing'
import { type AccessClaims, type Reach, type ReachLine, type Resource, resources } from './types'

/** Says what a claims set lets a token see and do: one sentence per resource and one for the whole. Never throws. */
export function reachOf(claims: AccessClaims): Reach {
  const standing = standingOf(claims)
  const lines = resources.map((resource) => grantedLine(standing, resource))
  return { summary: summaryOf(standing, lines), lines: lines.map(reachLine) }
}

function grantedLine(standing: Standing, resource: Resource): GrantedLine {
  const located = standing.kind === 'open' ? findRule(standing, resource) : null
  return { resource, from: located?.from ?? null, grant: grantOf(located, resource) }
}

function reachLine({ resource, from, grant }: GrantedLine): ReachLine {
  const sentence = grantSentence(resource, grant)
  return { resource, state: stateOf(grant), actions: grant?.actions ?? [], from, sentence }
}

function stateOf(grant: Grant | null): ReachLine['state'] {
  if (grant === null) return 'none'
  return grant.scope.kind === 'all' ? 'everything' : 'matching'
}
