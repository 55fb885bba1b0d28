/**
 * The key-encryption key: the one secret Remit is given, from which every other secret is wrapped or derived.
 * It comes from outside the data directory, so a copy of the database opens nothing.
 * Law: without it Remit is sealed; it is never written beside what it protects, never logged, never answered.
 */
import 'server-only'

export { deriveSecret, type KekRing, /** @internal */ ringOf } from './ring'
export { openSealed, type SealLabel, sealBytes } from './seal'
export { kek, openKek, shareKek } from './source'
