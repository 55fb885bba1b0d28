/**
 * The key of keyed hashes: by it what is sealed is found, and the journal tells claims apart without saying what they are.
 */
import 'server-only'

export { findLookupKey, type LookupKey, printAgent, printClaims, takeLookupKey } from './lookup-key'
