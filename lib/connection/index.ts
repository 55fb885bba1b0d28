/**
 * Where tokens are for: a Cobrowse origin and the license key that names the account there.
 * The built-in sandbox is a connection like the others.
 * Law: an origin that could reach into the app itself is never a connection.
 */
export {
  type Connection,
  type ConnectionKind,
  connectionKinds,
  connectionNames,
  hostedOrigins,
  sandboxLicenseKey,
} from './connection'
export { type OwnOrigins, parseConnection } from './parse'
