import { createContext, use } from 'react'
import type { JsonPath } from '@/lib/base'
import type { JsonPatch } from '@/lib/json'
import type { FormView, RuleState, RuleView, ValuePlace } from '@/lib/templates'

/** A draft that is an object, so that its form can be edited. */
export type ClaimsForm = Extract<FormView, { kind: 'claims' }>

/** What can be done with parameters, place by place. An edit returns why it was refused, or null. */
export type ParameterPlaces = {
  /** The other places that ask for the same value of the same thing. */
  alike(place: ValuePlace): readonly ValuePlace[]
  /** Every place where a parameter stands. */
  placesOf(name: string): readonly ValuePlace[]
  /** Puts one parameter in place of the value at the first place, and at the others. */
  make(place: ValuePlace, also: readonly ValuePlace[]): string | null
  /** Puts the example of a parameter back at these places; with its last use it leaves the list. */
  unmake(name: string, places: readonly ValuePlace[]): string | null
}

/** What the fields of the form can do. The same object for a whole sitting, so that no field is drawn again because of it. */
export type FormEdits = {
  /** Applies an edit to the draft as it is now. Answers why it was refused, or null. */
  edit(build: (form: ClaimsForm) => JsonPatch): string | null
  changeState(resource: string, to: RuleState): string | null
  readonly parameters: ParameterPlaces
  /** Says which field is being edited; null when none is. */
  focus(path: JsonPath | null): void
}

const FormEditsContext = createContext<FormEdits | null>(null)

/** Hands the edits to the fields inside. */
export const FormEditsProvider = FormEditsContext

/** The edits of the form around this field. Throws outside of one. */
export function useFormEdits(): FormEdits {
  const edits = use(FormEditsContext)
  if (!edits) throw new Error('This field stands outside of PolicyForm.')
  return edits
}

/** The rule of a resource in a form; undefined where the policy cannot be edited in parts. */
export function ruleIn(form: ClaimsForm, resource: string): RuleView | undefined {
  return form.policy.kind === 'rules' ? form.policy.rules.find((rule) => rule.resource === resource) : undefined
}
