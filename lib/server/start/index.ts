/**
 * What happens once, before the first request: settings, database, key-encryption key and the setup link.
 */
import 'server-only'

export { startUp } from './start-up'
