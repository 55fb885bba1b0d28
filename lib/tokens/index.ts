/**
 * Claims and tokens: what is signed, built in one place, and how a token is read back.
 * Law: the JSON a person sees is, member for member, the payload that is signed.
 */
export { audience, buildClaims, stampedClaimNames, stampedClaims } from './claims'
export { testTokenLifetime } from './lifetime'
export { holdsToken, isTokenText, readToken } from './read-token'
export type { SignedTestToken } from './test-token'
export type { ValidTokens } from './valid-tokens'
