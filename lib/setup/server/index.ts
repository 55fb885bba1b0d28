/**
 * Setup as one deed over members, keys, connection and templates.
 * Law: of any number of setups exactly one gets through, and it leaves nothing half-done.
 */
import 'server-only'

export { completeSetup } from './complete-setup'
