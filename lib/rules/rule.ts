import { always, type Condition } from './condition'

/** Who may do what with one template, by conditions over their claims. What no part allows is denied. */
export type Rule = {
  /** Who may ask for access. */
  readonly ask: Condition
  /** Who may give it without anybody's approval; who may ask and not give needs one. */
  readonly give: Condition
  /** Who may approve what others ask for. */
  readonly approve: Condition
  /** How long access may last, by who asks: the longest of those that are met. Empty is as long as the template lets. */
  readonly lengths: readonly { readonly maxMinutes: number; readonly when: Condition }[]
}

/** The rule of a template that nobody has written one for: whoever may by their role may here. */
export const openRule: Rule = { ask: always, give: always, approve: always, lengths: [] }

/** What the engine is asked about a rule. */
export type RuleAction = 'ask' | 'give' | 'approve' | `length:${number}`

/** Every action of a rule with its condition, in the order they are asked. */
export function actionsOf({ ask, give, approve, lengths }: Rule): readonly (readonly [RuleAction, Condition])[] {
  return [
    ['ask', ask],
    ['give', give],
    ['approve', approve],
    ...lengths.map(({ maxMinutes, when }) => [`length:${maxMinutes}`, when] as const),
  ]
}
