/** Access that was asked for or given. What it is about is sealed; the rest says who, until when and why. */
export type GrantTable = {
  id: string
  /** Grows with every change, so that of two that happen at once one wins. */
  revision: number
  state: string
  template_id: string
  version: number
  agent_email: string
  agent_name: string
  delivery: string
  reason: string
  ticket: string
  /** What the version reaches in words, without any value. */
  reach: string
  asked_by: string
  asked_at: number
  /** What the asker's browser made up for this one request: a repeated one finds the grant that is there. */
  request_key: string
  /** How many people besides who asked have to agree. */
  approvals: number
  /** Null is at once. */
  starts_at: number | null
  ends_at: number | null
  length_seconds: number | null
  /** The longest this grant may last in all, extensions counted. */
  longest_seconds: number
  end_set_by: string
  token_seconds: number
  claim_seconds: number
  decide_by: number
  given_by: string | null
  ready_at: number | null
  claim_by: number | null
  /** SHA-256 of the one-time code of the link; null before it is made and after it was used. */
  claim_hash: string | null
  claimed_at: number | null
  /** SHA-256 of the secret of the browser that claimed it. */
  holder_hash: string | null
  last_token_ends_at: number | null
  minted: number
  ended_by: string | null
  ended_at: number | null
  /** The grant whose end this one moves, once it is given. */
  extends: string | null
  /** The grant of another agent that this one takes over. */
  handed_from: string | null
  /** Keyed hash of all values, by which a second grant for the same is found. */
  values_hash: string
  sealed: string
  /** What is signed turns on these columns: a copy of them, sealed, that they are compared with. See `terms.ts`. */
  sealed_terms: string
}

/** Who agreed to a request or declined it; each person once. */
export type GrantDecisionTable = { grant_id: string; by: string; kind: string; reason: string; at: number }

/** A token that was minted: everything but the token. Times in ms. */
export type GrantTokenTable = {
  id: string
  grant_id: string
  kid: string
  issued_at: number
  expires_at: number
  sha256: string
  /** For which origin and account it was signed, as `printPlace` has it. */
  place: string
}

/** Keyed hashes of the values that a grant was filled in with. */
type GrantTermTable = { term: string; grant_id: string }

/** Keyed hashes of the conditions that a grant reaches, with the time in which it could: when it was asked for, and its last token ends. */
type GrantReachTable = { grant_id: string; term: string; at: number; last_token_ends_at: number | null }

/** What the ledger is searched for, folded: agent, and words of the reason and the ticket. An extension has no row. */
type GrantSearchTable = { grant_id: string; at: number; agent: string; words: string }

export type GrantTables = {
  access_grant: GrantTable
  grant_decision: GrantDecisionTable
  grant_token: GrantTokenTable
  grant_term: GrantTermTable
  grant_reach: GrantReachTable
  grant_search: GrantSearchTable
}
