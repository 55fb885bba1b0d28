/** The one row that holds the guardrail, as the text `formatGuardrail` prints. */
export type GuardrailTable = {
  id: number
  text: string
  revision: number
  updated_at: number
  updated_by: string
}

export type GuardrailTables = { guardrail: GuardrailTable }
