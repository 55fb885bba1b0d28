import { err, isJsonObject, type JsonObject, type JsonPath, ok, type Result } from '@/lib/base'
import { type JsonDocument, readJson, toValue } from '@/lib/json'
import { foldKind } from '@/lib/policy'
import { firstDifference, printBound } from './bind-tree'
import { templateErrors } from './lint'
import { isReservedName, isShowable, showName } from './name'
import type { GivenValues, Parameter, ParameterValue } from './parameter'
import { findPlaceholders } from './uses'
import { checkValue } from './values/value'

/** Why a template was not filled in: a stable code, the parameter it is about, a sentence without any value in it. */
export type BindProblem = {
  readonly code: string
  readonly parameter: string | null
  readonly message: string
  /** Where in the template; the root when it is about a value. */
  readonly path: JsonPath
}

/** A template with every parameter filled in, read back from its own printed text: what a token is made from. */
export type BoundTemplate = { readonly document: JsonDocument; readonly claims: JsonObject }

/** Either everything is filled in, or every reason why not. */
export type Binding = Result<BoundTemplate, readonly BindProblem[]>

/**
 * Fills the parameters of a template in, or refuses with every reason. Total: never throws, whatever the values are.
 * Values are put in the place of leaves of the tree; the result is printed in the author's order, read again by the strict reader, and must have
 * every value of the template in its place and nothing else. Only an optional displayName may be left out.
 */
export function bindParameters({
  values,
  ...template
}: {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly usedElsewhere?: readonly string[]
  readonly values: GivenValues
}): Binding {
  return prepareBinding(template)(values)
}

/**
 * Checks a template once and gives a function that fills it in with one set of values after another. Parameters of
 * `usedElsewhere`, such as in filters of the embed, may have a value here, which must fit, and need none.
 */
export function prepareBinding({
  document,
  parameters,
  usedElsewhere = [],
}: {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly usedElsewhere?: readonly string[]
}): (values: GivenValues) => Binding {
  const { root } = document
  const flaws = foldKind([...declarationProblems(parameters), ...templateErrors(root, parameters)])
  const problems = flaws.map(({ code, parameter, message, path }): BindProblem => ({ code, parameter, message, path }))
  const used = new Set(findPlaceholders(root).uses.map(({ name }) => name))
  const asked = parameters.filter(({ name }) => used.has(name))
  const spare = parameters.filter(({ name }) => !used.has(name) && usedElsewhere.includes(name))
  return (values) => {
    if (root.kind !== 'object') return refuse('template-not-an-object', 'The claims of a token are one JSON object.')
    if (problems.length > 0) return err(problems)
    const accepted = acceptValues({ parameters, asked, spare, values })
    return accepted.ok ? bindAndReread(document, accepted.value) : accepted
  }
}

/** Two parameters of one name, or one with the name of a claim: no list that was read has either. */
function declarationProblems(parameters: readonly Parameter[]): readonly BindProblem[] {
  return parameters.flatMap(({ name }, index) => {
    const isTaken = parameters.findIndex((one) => one.name === name) < index
    if (!isTaken && !isReservedName(name)) return []
    const message = isTaken ? `The parameter ${showName(name)} is declared twice.` : sentenceOfReserved(name)
    return [
      { code: isTaken ? 'parameter-twice' : 'parameter-reserved', parameter: nameOrNull(name), message, path: [] },
    ]
  })
}

type Accepted = ReadonlyMap<string, ParameterValue>

/**
 * Checks values against the parameters that ask for them. A spare one may have a value and may have none. Refuses every
 * value that does not fit, and every one that no parameter asks for.
 */
export function acceptValues({
  parameters,
  asked,
  spare = [],
  values,
}: {
  readonly parameters: readonly Parameter[]
  readonly asked: readonly Parameter[]
  readonly spare?: readonly Parameter[]
  readonly values: GivenValues
}): Result<Accepted, readonly BindProblem[]> {
  const accepted = new Map<string, ParameterValue>()
  const problems = strangers({ parameters, asked: [...asked, ...spare], values })
  for (const parameter of [...asked, ...spare]) {
    const { name, required } = parameter
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined && !(required && asked.includes(parameter))) continue
    const checked = checkValue(parameter, value)
    if (checked.ok) accepted.set(name, checked.value)
    else
      problems.push({
        code: checked.error.code,
        parameter: name,
        message: `${name} ${checked.error.sentence}`,
        path: [],
      })
  }
  return problems.length === 0 ? ok(accepted) : err(problems)
}

/** Values that nothing in the template asks for: refused, because whoever sends one believes that it narrows something. */
function strangers({
  parameters,
  asked,
  values,
}: {
  readonly parameters: readonly Parameter[]
  readonly asked: readonly Parameter[]
  readonly values: GivenValues
}): BindProblem[] {
  const wanted = new Set(asked.map(({ name }) => name))
  const declared = new Set(parameters.map(({ name }) => name))
  return Object.keys(values)
    .filter((name) => !wanted.has(name))
    .map((name) => {
      const about = { parameter: nameOrNull(name), path: [] }
      if (isReservedName(name)) return { ...about, code: 'value-reserved', message: sentenceOfReserved(name) }
      if (declared.has(name)) {
        const message = `${showName(name)} stands nowhere in this template, so its value would change nothing. Leave it out.`
        return { ...about, code: 'value-unused', message }
      }
      const message = `This template has no parameter for the value of ${showName(name)}.`
      return { ...about, code: 'value-undeclared', message }
    })
}

function sentenceOfReserved(name: string): string {
  return `${showName(name)} is no parameter: Remit and the template alone decide about it.`
}

function nameOrNull(name: string): string | null {
  return isShowable(name) ? name : null
}

function bindAndReread(template: JsonDocument, values: Accepted): Binding {
  const read = readJson(printBound(template, values))
  if (!read.ok)
    return refuse('result-unreadable', `With these values, the claims cannot be read: ${read.error.message}`)
  const difference = firstDifference({ template: template.root, result: read.value.root, values })
  if (difference !== null) {
    return refuse('result-differs', 'With these values, the claims are not what the template says.', difference)
  }
  const claims = toValue(read.value.root)
  if (!isJsonObject(claims)) return refuse('template-not-an-object', 'The claims of a token are one JSON object.')
  return ok({ document: read.value, claims })
}

function refuse(code: string, message: string, path: JsonPath = []): Binding {
  return err([{ code, parameter: null, message, path }])
}
