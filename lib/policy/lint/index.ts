/**
 * Everything that can be wrong, risky or unclear in a role and a policy, one rule in each file.
 * A finding is data: a stable code, a place, a sentence, and a change where one is safe.
 * Law: a fix removes its finding and adds none that is graver.
 */
export { codes } from './codes'
export { lintHeader, lintPolicy } from './lint'
export { isShared } from './parties/shared-subject'
export { severityRank } from './severity'
export type { LintContext } from './view'
