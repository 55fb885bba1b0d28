/**
 * Tokens: how one is read back, how long it may live, and which are valid.
 * Law: nobody's signature is believed here; a token that reads is only readable.
 */
export { audience, reservedClaimNames } from '@/lib/claims'
export { analyseToken, neverValidOf, nothingKnown, type TokenContext, type TokenFinding } from './analyse-token'
export { certainClaims } from './certain-claims'
export { testTokenLifetime } from './lifetime'
export { holdsToken, isTokenText, readToken } from './read-token'
export type { SignedTestTokenEntry, SignedTokens } from './signed-tokens'
export type { SignedTestToken } from './test-token'
export type { ValidTokens } from './valid-tokens'
