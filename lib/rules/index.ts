/**
 * Conditions over the claims of who asks: a tree of typed leaves and its CEL, which are two faces of one text, and what it
 * decides. The preview in a browser and the engine on the server decide alike.
 */
export { formatPath, parsePath } from './cel/claim-path'
export { parseCel } from './cel/parse-cel'
export { printCel } from './cel/print-cel'
export { type ClaimRow, claimMatrix } from './claim-matrix'
export { type ClaimPath, type Condition, type Leaf, plainOf } from './condition'
export { evaluateCondition, type LeafOutcome, type LeafVerdict, type RuleFacts } from './evaluate'
export { explainCondition } from './explain'
export { previewRule, type RulePreview } from './preview'
export type { RequestFacts } from './request'
export { openRule, type RuleText, ruleLimits } from './rule'
export { describeValue } from './words'
