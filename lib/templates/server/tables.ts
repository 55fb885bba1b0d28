export type TemplateTable = {
  id: string
  name: string
  draft_text: string
  draft_parameters: string
  draft_tests: string
  draft_embed: string
  draft_issuance: string
  revision: number
  live_version: number | null
  created_at: number
  updated_at: number
  updated_by: string
  /** JSON: the members who wrote the draft since the live version; renaming the template does not count. */
  drafters: string
  deleted_at: number | null
  archived_at: number | null
}

/** Published versions. Rows are only ever added; the database refuses update and delete. */
export type VersionTable = {
  template_id: string
  number: number
  text: string
  parameters: string
  tests: string
  embed: string
  issuance: string
  content_hash: string
  note: string
  /** JSON: the written reason for each security finding. */
  reasons: string
  restored_from: number | null
  approval_id: string | null
  /** JSON: the members who wrote it; null for a version from before this was kept. */
  drafters: string | null
  published_at: number
  published_by: string
}

/** Requests to publish without limits, each with its decision once a second member took one. */
export type ApprovalTable = {
  id: string
  template_id: string
  content_hash: string
  reason: string
  requested_at: number
  requested_by: string
  /** JSON: the members who wrote what is asked for; null for a request from before this was kept. */
  drafters: string | null
  decision: string | null
  decision_reason: string | null
  decided_at: number | null
  decided_by: string | null
}

export type TemplateTables = {
  template: TemplateTable
  template_version: VersionTable
  approval: ApprovalTable
}
