/**
 * The people of Remit: who they are, how they sign in, and how the first of them gets in.
 * Law: nobody is let in by default; there is no default password and no open sign-up.
 */
export type { Member } from './member'
export { safeNextPath } from './next-path'
export { passwordLength } from './password'
export { formatSetupCode, normaliseSetupCode, setupCodeLength } from './setup-code'
