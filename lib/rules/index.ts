/**
 * Conditions over the claims of who asks: a tree of typed leaves and its CEL, which are two faces of one text, and what it
 * decides. The preview in a browser and the engine on the server decide alike.
 */
export { formatPath } from './claim-path'
export type { ClaimPath, Condition, Leaf } from './condition'
export type { RuleFacts } from './evaluate'
export { type Explanation, explainCondition } from './explain'
export { parseCel } from './parse-cel'
export { printCel } from './print-cel'
export type { RequestFacts } from './request'
export { openRule, type RuleText, ruleLimits } from './rule'
export { describeLeaf, describeValue } from './words'
