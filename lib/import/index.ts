/**
 * Reading what people paste: a policy, claims, a token, or the JavaScript form of vendor documents, as a Remit draft.
 * Central idea: looser spellings become strict JSON text, and the strict reader has the last word on every path.
 * Law: a draft is imported as itself, to the letter.
 */
export { countsOf, describeTemplate } from './describe-template'
export { type Imported, readImport } from './read-import'
export { tightenDraft } from './tighten-draft'
export { type UpgradedDraft, upgradeDraft } from './upgrade-draft'
