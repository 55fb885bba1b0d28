/** A random secret of Remit's own, sealed under the key-encryption key. */
type OwnSecretTable = { name: string; sealed: string }

export type LookupTables = { own_secret: OwnSecretTable }
