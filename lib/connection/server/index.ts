/**
 * The stored connection. Until one is chosen, tokens are for the sandbox of this server.
 * Law: what is stored went through `parseConnection`.
 */
import 'server-only'

export { changeConnection, /** @internal */ connectionInput, requireConnection, setConnectionIn } from './change'
export { checkStoredConnection } from './check-stored'
export { getConnection, holdConnectionAt, readConnection } from './read'
