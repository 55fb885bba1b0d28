/** Why a grant is refused: a stable code, the field it is about, what is wrong and the way out in one sentence, and a fix where it is safe. */
export type GrantProblem = {
  readonly code: GrantProblemCode
  readonly field: string
  readonly message: string
  /** What the field can be set to with one click. */
  readonly fix?: { readonly label: string; readonly value: string }
}
type GrantProblemCode =
  | 'agent'
  | 'value'
  | 'narrowing'
  | 'start'
  | 'end'
  | 'too-long'
  | 'delivery'
  | 'reason'
  | 'ticket'
  | 'token-size'
  | 'rule'

/** Why a grant is refused, without a fix. */
export function problem(code: GrantProblemCode, field: string, message = 'This needs another look.'): GrantProblem {
  return { code, field, message }
}
