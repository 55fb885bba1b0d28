import { agentResources } from '../conditions'
import { evaluatePolicy } from '../evaluate'
import { findRule, type LocatedRule, ruledNames } from '../rules'
import { askedActions, deedOf } from '../speech/abilities'
import { standingOf } from '../standing'
import { type AccessClaims, type Action, type PolicyRequest, resources } from '../types'
import { agentVariants, asStored, callerBeside, literalsOf, type Variant, variantsOf } from './probes'

/** One request on the boundary of a rule, with the deed in words: "see a device with another user_id". */
export type Boundary = { readonly request: PolicyRequest; readonly deed: string }

/**
 * The requests on the boundary of each rule, by resource: its usual action on a target that matches, with each condition
 * off in every way and each standing of the agent it looks at, then every other action that calls ask for, on the match.
 * A resource without any rule is asked once. The caller is `me`.
 */
export function boundariesOf(claims: AccessClaims): readonly Boundary[] {
  const standing = standingOf(claims)
  if (standing.kind === 'closed') return []
  const names = [...new Set([...resources, ...ruledNames(standing)])].filter((name) => name !== '*')
  return names.flatMap((resource) => {
    const rule = findRule(standing, resource)
    return rule === null ? unruled(resource) : boundariesOfRule(claims, resource, rule)
  })
}

function unruled(resource: string): readonly Boundary[] {
  const [action] = askedActions(resource)
  return action === undefined ? [] : [boundaryOf(resource, action, { target: {}, about: '' })]
}

function boundariesOfRule(claims: AccessClaims, resource: string, rule: LocatedRule): readonly Boundary[] {
  const variants = told(variantsOf(literalsOf(claims, resource)))
  const [match] = variants
  if (match === undefined) return []
  const isAllowed = (action: Action) => evaluatePolicy(claims, boundaryOf(resource, action, match).request) === 'allow'
  const asked = askedActions(resource)
  const usual = asked.find(isAllowed) ?? asked[0]
  return asked.flatMap((action) =>
    (action === usual ? [...variants, ...agentsOf(claims, resource, { rule, match })] : [match]).map((variant) =>
      boundaryOf(resource, action, variant),
    ),
  )
}

/** The standings of a session's agent, where the rule looks at it and does not name the caller. */
function agentsOf(
  claims: AccessClaims,
  resource: string,
  { rule, match }: { readonly rule: LocatedRule; readonly match: Variant },
): readonly Variant[] {
  const literals = [literalsOf(claims, resource)]
  const isOfRole = rule.from === 'role' && rule.rule.agent !== undefined
  const isLookedAt = agentResources.includes(resource) && (isOfRole || literals.some(({ agent }) => agent !== null))
  return isLookedAt && callerBeside(literals) === 'me' ? agentVariants(match, literals, 'me') : []
}

/** A lone target needs no words to be told from others. */
function told(variants: readonly Variant[]): readonly Variant[] {
  return variants.length === 1 ? variants.map(({ target }) => ({ target, about: '' })) : variants
}

function boundaryOf(resource: string, action: Action, { target, about }: Variant): Boundary {
  const { verb, one } = deedOf(resource, action)
  return {
    request: { resource, action, target: asStored(target, resource, action) },
    deed: `${verb} a ${one} ${about}`.trim(),
  }
}
