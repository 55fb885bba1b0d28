/**
 * Signing: claims become a token here and nowhere else.
 * Law: a token that leaves verifies with the published key and says what its draft says.
 */
import 'server-only'

export { signCompact } from './sign-compact'
export { signTestToken } from './sign-test-token'
export { listSignedTokens } from './signed-tokens'
export { holdSignedUnder, type SignedUnder } from './signed-under'
export { listValidTokens } from './valid-tokens'
