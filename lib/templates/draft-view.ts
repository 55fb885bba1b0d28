import type { JsonPath } from '@/lib/base'

/** What the form offers for the `role` claim; `absent` means that the claim is not there, which differs from `null`. */
export const roleChoices = ['null', 'agent', 'administrator', 'absent'] as const
export type RoleChoice = (typeof roleChoices)[number]

/**
 * The states of a resource that a person chooses from. `unnamed`: the policy does not name it, so what stands behind it
 * counts; `none`: it is named and no action is allowed.
 */
export const ruleStates = ['unnamed', 'none', 'everything', 'matching'] as const
export type RuleState = (typeof ruleStates)[number]

/** Something the form cannot express: shown with its source text, never changed by an edit elsewhere. */
export type Kept = {
  readonly key: string
  readonly path: JsonPath
  readonly json: string
  readonly why: 'unknown' | 'stamped'
}

/** The `role` claim as the form shows it; any other value is kept as it is until a person chooses. */
export type RoleView = { readonly choice: RoleChoice } | { readonly choice: 'kept'; readonly json: string }

/** A text member that may be missing, or hold something that is not a text. */
export type TextView =
  | { readonly kind: 'absent' }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'kept'; readonly json: string }

/** A value a condition can hold and ever match (semantics A11, A12). */
export type ConditionValue = string | number | boolean

/** One member of `custom_data`; lists, objects and null can never match and are kept as they are. */
export type Condition = { readonly key: string } & (
  | { readonly kind: 'scalar'; readonly value: ConditionValue }
  | { readonly kind: 'kept'; readonly json: string }
)

export type ConditionsView =
  | { readonly kind: 'absent' }
  | { readonly kind: 'rows'; readonly rows: readonly Condition[] }
  | { readonly kind: 'kept'; readonly json: string }

/** `all` is the missing key, which is not the same text as a list of all four. */
export type ActionsView =
  | { readonly kind: 'all' }
  | { readonly kind: 'listed'; readonly actions: readonly string[] }
  | { readonly kind: 'kept'; readonly json: string }

/** What stands under one resource. `kept`: the rule is not an object, so it grants nothing and cannot be edited in parts. */
export type RuleView = {
  readonly resource: string
  readonly state: RuleState | 'kept'
  readonly id: TextView
  readonly agent: TextView
  readonly conditions: ConditionsView
  readonly actions: ActionsView
  readonly kept: readonly Kept[]
  /** The source text of a rule in state `kept`, else empty. */
  readonly json: string
}

export type PolicyView =
  | { readonly kind: 'absent' }
  | { readonly kind: 'kept'; readonly json: string; readonly why: 'not-an-object' | 'version-1' | 'unknown-version' }
  | {
      readonly kind: 'rules'
      readonly version: 2 | 3
      /** One per resource offered, in the order offered, then `kept` for every other key. */
      readonly rules: readonly RuleView[]
      readonly kept: readonly Kept[]
    }

/** A draft as the form shows it. `not-claims`: the text is sound JSON, but not an object. */
export type FormView =
  | { readonly kind: 'not-claims' }
  | {
      readonly kind: 'claims'
      readonly role: RoleView
      readonly displayName: TextView
      readonly policy: PolicyView
      readonly kept: readonly Kept[]
    }
