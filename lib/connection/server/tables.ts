/** The one row that says where tokens are for. */
export type ConnectionTable = {
  id: number
  kind: string
  origin: string
  license_key: string
  revision: number
  updated_at: number
  updated_by: string
}

export type ConnectionTables = { connection: ConnectionTable }
