/**
 * Who may do what with a template, besides what their role lets them: conditions in CEL over `request.auxData.jwt` and the
 * attributes of the request. The text is what is stored, versioned and decided by; what no part allows is denied.
 */
export type RuleText = {
  /** Who may ask for access. */
  readonly ask: string
  /** Who may give it without anybody's approval; who may ask and not give needs one. */
  readonly give: string
  /** Who may approve what others ask for. */
  readonly approve: string
  /** How long access may last, by who asks: the longest of those that are met; empty where the template alone says. */
  readonly lengths: readonly { readonly maxMinutes: number; readonly when: string }[]
}

/** The rule of a template that nobody has written one for: whoever may by their role may here. */
export const openRule: RuleText = { ask: 'true', give: 'true', approve: 'true', lengths: [] }

/** How much a rule may hold: the UTF-16 units of one condition, and how many lengths. */
export const ruleLimits = { condition: 20_000, lengths: 8 } as const

/** What the engine is asked about a rule. */
export type RuleAction = 'ask' | 'give' | 'approve' | `length:${number}`

/** Every action of a rule with its condition, in the order they are asked. */
export function actionsOf({ ask, give, approve, lengths }: RuleText): readonly (readonly [RuleAction, string])[] {
  return [
    ['ask', ask],
    ['give', give],
    ['approve', approve],
    ...lengths.map(({ maxMinutes, when }) => [`length:${maxMinutes}`, when] as const),
  ]
}
