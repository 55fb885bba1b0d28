/**
 * Signing keys as the rest of Remit sees them: public parts, names and standing.
 * The kid of a key is its RFC 7638 thumbprint, so a name always tells which key it is.
 * Law: nothing that leaves this door holds a private member of a key.
 */
export { type Jwks, publicJwks, type RsaPublicJwk, thumbprintInput } from './jwks'
export { textOfKeyFile } from './pem/name-text'
export { pemNotes } from './pem/notes'
export { readPem } from './pem/read-pem'
export { explainPemRefusal, type PemRefusal, type PemRefusalCode, pemRefusals } from './pem/refusals'
export {
  defaultModulusLength,
  isModulusLength,
  type KeyStatus,
  type ModulusLength,
  modulusLengths,
  type SigningKey,
  shortKid,
} from './signing-key'
