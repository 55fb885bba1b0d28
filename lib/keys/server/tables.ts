/** A signing key. `sealed` holds the private part, openable only with the key-encryption key and this row's own values. */
export type SigningKeyTable = {
  id: string
  kid: string
  modulus_length: number
  public_jwk: string
  public_pem: string
  status: string
  version: number
  sealed: string
  origin: string
  created_at: number
  created_by: string
}

/** The single row that changes of keys take turns on. */
type KeyRingTable = { id: number; revision: number }

export type KeyTables = { signing_key: SigningKeyTable; key_ring: KeyRingTable }
