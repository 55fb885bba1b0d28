/** The chained record of every deed. Rows are only ever appended; the database refuses update and delete. */
export type JournalTable = {
  seq: number
  id: string
  at: number
  actor: string
  deed: string
  target: string | null
  outcome: string
  detail: string
  request_id: string
  previous_hash: string
  hash: string
}

/** The single row that holds the end of the chain; appends are serialised on it. */
type JournalHeadTable = { id: number; seq: number; hash: string }

export type JournalTables = { journal: JournalTable; journal_head: JournalHeadTable }
