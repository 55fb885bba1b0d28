/**
 * What happens once, before the first request: settings, database, key-encryption key and the setup link;
 * and what Next tells of afterwards: the requests that broke.
 */
import 'server-only'

export { logRequestError } from './request-error'
export { startUp } from './start-up'
