/**
 * Reading what people paste: a policy, claims, a token, or the JavaScript form of vendor documents, as a Remit draft.
 * Central idea: looser spellings become strict JSON text, and the strict reader has the last word on every path.
 * Law: a draft is imported as itself, to the letter.
 */
export { countsOf, describeTemplate } from './describe-template'
export { findingsInFile, sliceOf } from './gravest'
export type { FilterWall } from './plan/filter-wall'
export { type ImportChoices, type ImportPlan, noChoices, planImport } from './plan/plan-import'
export type { UpgradedDraft } from './plan/upgrade-draft'
export { type Imported, readImport } from './read/read-import'
