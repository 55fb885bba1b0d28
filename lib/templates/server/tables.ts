export type TemplateTable = {
  id: string
  name: string
  draft_text: string
  revision: number
  created_at: number
  updated_at: number
  updated_by: string
  deleted_at: number | null
}

export type TemplateTables = { template: TemplateTable }
