/**
 * Where private keys live: made or imported, sealed at rest, opened only to sign.
 * A key's name, its row and its private part are bound together; what was changed from outside is not used.
 * Law: no path leads a private key out of this module.
 */
import 'server-only'

export { addKeyIn, type NewKey } from './add-key'
export { type CurrentSigningKey, currentSigningKey } from './current-signing-key'
export { generateKey } from './generate'
export { importKey, importMaterial } from './import'
export { generateMaterial, type KeyMaterial } from './key-material'
export { openKek } from './open-kek'
export { currentModulusLength, holdSigningKeyAt, listKeys, publicKeySet } from './read'
export { recordUnknownStandings } from './standing'
