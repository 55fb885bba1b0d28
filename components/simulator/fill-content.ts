import type { AccessClaims } from '@/lib/policy'
import { bindParameters, type Parameter, parametersUsed, readContent, type TemplateContent } from '@/lib/templates'
import { type TypedValues, valuesOf } from '../templates/parameters/try-values'

/** A content filled in: what a token from it would be given, or what is still missing. */
export type FilledContent = {
  /** The parameters that the claims use, to be filled in. */
  readonly parameters: readonly Parameter[]
  /** Null while a value is missing or does not fit. */
  readonly claims: AccessClaims | null
  /** Why there are no claims: by the parameter, where it is about one. */
  readonly problems: Readonly<Record<string, string>>
  /** Why there are no claims, where no value would help. */
  readonly failure: string | null
}

/** Fills a content in with what was typed, or the examples, by the function that fills it in for a token. */
export function fillContent(content: TemplateContent, typed: TypedValues): FilledContent {
  const read = readContent(content)
  if (!read.ok) return nothing(`This text cannot be read: ${read.error}`)
  const { document, parameters: declared } = read.value
  if (declared === null) return nothing('The list of parameters cannot be read.')
  const used = parametersUsed(document).map(({ name }) => name)
  const parameters = declared.filter(({ name }) => used.includes(name))
  const bound = bindParameters({
    document,
    parameters: declared,
    values: valuesOf(typed, { parameters: declared, used }),
  })
  if (bound.ok) return { parameters, claims: bound.value.claims, problems: {}, failure: null }
  const isOfField = ({ parameter }: { readonly parameter: string | null }) =>
    parameters.some(({ name }) => name === parameter)
  const problems = Object.fromEntries(
    bound.error.filter(isOfField).map(({ parameter, message }) => [parameter ?? '', message]),
  )
  const other = bound.error.find((problem) => !isOfField(problem))
  return { parameters, claims: null, problems, failure: other?.message ?? null }
}

function nothing(failure: string): FilledContent {
  return { parameters: [], claims: null, problems: {}, failure }
}
