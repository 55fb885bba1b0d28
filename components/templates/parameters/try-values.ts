import type { JsonDocument } from '@/lib/json'
import type { AccessClaims } from '@/lib/policy'
import { bindParameters, type Parameter, type ParameterValue, valueFromText } from '@/lib/templates'

/** What is typed into the fields that fill a draft in for trying it, by the name of the parameter. */
export type TypedValues = Readonly<Record<string, string>>

/** The values a draft is tried with: what was typed, or the example. */
export type TriedValues = Readonly<Record<string, ParameterValue>>

/** A draft filled in for trying it: what a token would be given, or why none could be made, by the parameter. */
export type Tried =
  | { readonly kind: 'filled'; readonly claims: AccessClaims }
  | { readonly kind: 'refused'; readonly problems: Readonly<Record<string, string>> }

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

/** Fills a draft in by the function that fills it in for a token. */
export function tryWith(document: JsonDocument, parameters: readonly Parameter[], values: TriedValues): Tried {
  const bound = bindParameters({ document, parameters, values })
  if (bound.ok) return { kind: 'filled', claims: bound.value.claims }
  const named = bound.error.filter(({ parameter }) => parameter !== null)
  return { kind: 'refused', problems: Object.fromEntries(named.map((problem) => [problem.parameter, problem.message])) }
}
