import type { AccessClaims } from '@/lib/policy'
import { bindEmbed, bindParameters, type Parameter, type ParameterValue, valueFromText } from '@/lib/templates'
import type { Reading } from '../sitting/reading'

/** What is typed into the fields that fill a draft in for trying it, by the name of the parameter. */
export type TypedValues = Readonly<Record<string, string>>

/** The values a draft is tried with: what was typed, or the example. */
export type TriedValues = Readonly<Record<string, ParameterValue>>

/** A draft as far as values are filled in. */
type Tried = Pick<Reading, 'document' | 'parameters' | 'embed' | 'usedInEmbed'>

/** The text in the field of a parameter. */
export function typedFor(typed: TypedValues, { name, example }: Parameter): string {
  return typed[name] ?? (example === undefined ? '' : String(example))
}

/** The values of the parameters that a draft uses; a field left empty gives none. */
export function valuesOf(
  typed: TypedValues,
  { parameters, used }: { readonly parameters: readonly Parameter[]; readonly used: readonly string[] },
): TriedValues {
  return Object.fromEntries(
    parameters
      .filter(({ name }) => used.includes(name))
      .flatMap((parameter) => {
        const value = valueFromText(parameter, typedFor(typed, parameter))
        return value === undefined ? [] : [[parameter.name, value]]
      }),
  )
}

/** The values that a token depends on: those of the parameters in the claims. */
export function claimValuesOf(values: TriedValues, usedInClaims: readonly string[]): TriedValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => usedInClaims.includes(name)))
}

/** What a token would be given, by the function that fills claims in for one; null while a value is missing or does not fit. */
export function claimsWith({ document, parameters }: Tried, claimValues: TriedValues): AccessClaims | null {
  const bound = bindParameters({ document, parameters, values: claimValues })
  return bound.ok ? bound.value.claims : null
}

/** Why the draft cannot be filled in with these values, by the parameter: its claims and its embed, which share them. */
export function problemsOf(draft: Tried, values: TriedValues): Readonly<Record<string, string>> {
  const { document, parameters, embed, usedInEmbed } = draft
  const claims = bindParameters({ document, parameters, usedElsewhere: usedInEmbed, values })
  const filters = embed && bindEmbed({ embed, parameters, values })
  const problems = [...(claims.ok ? [] : claims.error), ...(filters && !filters.ok ? filters.error : [])]
  return Object.fromEntries(
    problems.flatMap(({ parameter, message }) => (parameter === null ? [] : [[parameter, message]])),
  )
}
