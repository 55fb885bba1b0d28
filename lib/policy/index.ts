/**
 * Cobrowse's policy claim: what it means, what it reaches, what is wrong with it and how to bring it up to date.
 * One decision core stands behind evaluation, explanation and reach. Everything is total over any JSON.
 */

export { withoutObject } from './calls'
export { type ActionComparison, type Comparison, comparePolicies } from './compare/compare'
export { deedOfDifference, describeDifference, type ToldDifference } from './compare/describe'
export { type Relation, relationOf, type Witness } from './compare/relation'
export { bindClaims, type ParameterDomain, type ParameterDomains } from './compare/symbols'
export { evaluatePolicy } from './evaluate'
export { explainDecision } from './explain'
export { codes, isShared, type LintContext, lintHeader, lintPolicy, severityRank } from './lint'
export { foldKind } from './lint/fold'
export { longestParameterName, parameterIn, parameterNameForm, placeholderOf } from './placeholder'
export { reachOf } from './reach'
export { readings } from './readings'
export { resolveRules } from './resolve'
export { isRole } from './roles'
export { holderKeys } from './scope'
export { askedActions, deedOf } from './speech/abilities'
export { type Behind, behindResource } from './speech/behind'
export {
  type AccessClaims,
  type Action,
  accessClaimsOf,
  actions,
  type ConditionTrace,
  type Decision,
  type DecisionReason,
  type Effect,
  type Finding,
  type PolicyRequest,
  type Reach,
  type ReachLine,
  type ReadingId,
  type Resource,
  resources,
  type Severity,
  type Target,
} from './types'
export { type Boundary, boundariesOf } from './upgrade/boundaries'
export { type DecisionChange, decisionChanges } from './upgrade/changes'
export type { UpgradeChoices, UpgradeStep } from './upgrade/steps'
export { type Tightening, tightenings } from './upgrade/tighten'
export { upgradeOffers, upgradePolicy } from './upgrade/upgrade'
export { joinWords, printValue } from './words'
