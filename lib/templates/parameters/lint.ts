import type { JsonDocument, JsonNode } from '@/lib/json'
import { foldKind, parameterIn, placeholderOf } from '@/lib/policy'
import { problemOfName } from './name'
import { type Parameter, parameterLimits } from './parameter'
import type { ParameterFinding } from './problem'
import { reachFindings } from './reach'
import { findPlaceholders, type ParameterUse, type StrayBraces } from './uses'

/**
 * Checks a draft against its list of parameters: what stands where it may not, what is used and not declared, declared
 * and not used, and which resources a parameter alone narrows. Errors first; a draft with an error binds to nothing.
 * A parameter of `usedElsewhere`, such as in a filter of the embed, is used.
 */
export function lintParameters(
  document: JsonDocument,
  parameters: readonly Parameter[],
  usedElsewhere: readonly string[] = [],
): readonly ParameterFinding[] {
  const remarks = [
    ...reachFindings(document.root, parameters),
    ...unusedFindings(document.root, parameters, usedElsewhere),
  ]
  return [...foldKind(templateErrors(document.root, parameters)), ...remarks.sort((a, b) => rank(a) - rank(b))]
}

/** `{{ user_id }}` as `{{user_id}}`. */
function withoutInnerSpace(text: string): string {
  if (!text.startsWith('{{') || !text.endsWith('}}') || text.length < 4) return text
  return `{{${text.slice(2, -2).trim()}}}`
}

/** The errors alone, in the order of the text. */
export function templateErrors(root: JsonNode, parameters: readonly Parameter[]): readonly ParameterFinding[] {
  const { uses, strays } = findPlaceholders(root)
  const flawed = uses.flatMap((use) => {
    const flaw = flawOfUse(use, parameters)
    return flaw === undefined ? [] : [{ from: use.from, flaw }]
  })
  const stray = strays.map((braces) => ({ from: braces.from, flaw: flawOfBraces(braces, parameters) }))
  return [...flawed, ...stray].sort((a, b) => a.from - b.from).map(({ flaw }) => flaw)
}

/** What is wrong with a use, by its name, its place and the list of parameters; undefined when nothing is. */
export function flawOfUse(
  use: Omit<ParameterUse, 'from' | 'to'>,
  parameters: readonly Parameter[],
): ParameterFinding | undefined {
  const { name, path, place } = use
  const parameter = parameters.find((one) => one.name === name)
  const base = { severity: 'error', path, parameter: name } as const
  if (place === 'elsewhere') {
    const message = `The parameter ${name} cannot stand here: who fills it in would decide what kind of token this is. A parameter stands for the value of a condition, for displayName or for a filter of the embed.`
    return { ...base, code: 'parameter-place', message, reference: 'Security T3, T10' }
  }
  if (parameter === undefined) {
    const message = `${placeholderOf(name)} is not among the parameters of this template, so nothing could be signed with it. Declare it, or write the value.`
    const listFix = declare(name, parameters)
    return { ...base, code: 'parameter-undeclared', message, reference: 'Security T1', ...(listFix && { listFix }) }
  }
  if (place === 'display-name') return flawOfName(parameter, base)
  if (parameter.required) return undefined
  const narrowed = place === 'embed-filter' ? 'what the embed lists' : 'what the token reaches'
  const message = `${name} may be left out, and here it narrows ${narrowed}: without a value, the limit would be gone. Make the parameter required.`
  const listFix = {
    label: `Make ${name} required`,
    parameters: parameters.map((one) => (one.name === name ? { ...one, required: true } : one)),
  }
  return { ...base, code: 'parameter-optional', message, reference: 'Security T1', listFix }
}

type Base = Pick<ParameterFinding, 'severity' | 'path' | 'parameter'>

function flawOfName({ name, type }: Parameter, base: Base): ParameterFinding | undefined {
  if (type !== 'integer' && type !== 'boolean') return undefined
  const message = `displayName is a text, and ${name} is ${type === 'integer' ? 'a number' : 'true or false'}. Use a parameter of type string.`
  return { ...base, code: 'parameter-type', message, reference: 'Cobrowse JWT docs, displayName' }
}

function declare(name: string, parameters: readonly Parameter[]): ParameterFinding['listFix'] {
  if (problemOfName(name) !== null || parameters.length >= parameterLimits.parameters) return undefined
  return { label: `Declare ${name}`, parameters: [...parameters, textParameter(name)] }
}

/** A parameter that takes any text, for a name that is used and of which nothing more is known. */
export function textParameter(name: string): Parameter {
  return { name, type: 'string', label: labelFor(name), required: true }
}

/** The label a parameter starts with: `user_id` becomes `User id`. */
export function labelFor(name: string): string {
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The finding about double braces that stand for no parameter. */
export function flawOfBraces(
  { text, path, isKey }: Omit<StrayBraces, 'from' | 'to'>,
  parameters: readonly Parameter[],
): ParameterFinding {
  const base = { severity: 'error', path, parameter: null, reference: 'Security T3' } as const
  if (isKey) {
    const message = 'A key has double braces in it, and a parameter is never a key or part of one. Write the key out.'
    return { ...base, code: 'parameter-in-key', message }
  }
  const meant = parameterIn(withoutInnerSpace(text.trim()))
  const message =
    'Double braces stand for a parameter only when they are the whole value: "{{user_id}}", without anything around them. A part of a value cannot be filled in.'
  const isKnown = meant !== undefined && parameters.some(({ name }) => name === meant)
  if (!isKnown) return { ...base, code: 'parameter-in-text', message }
  const value = placeholderOf(meant)
  const fix = { label: `Write ${value}`, patch: [{ op: 'replace', path, value } as const] }
  return { ...base, code: 'parameter-in-text', message, parameter: meant, fix }
}

function unusedFindings(
  root: JsonNode,
  parameters: readonly Parameter[],
  usedElsewhere: readonly string[],
): readonly ParameterFinding[] {
  const used = new Set([...findPlaceholders(root).uses.map(({ name }) => name), ...usedElsewhere])
  return parameters.filter(({ name }) => !used.has(name)).map((parameter) => unusedFinding(parameter, parameters))
}

function rank({ severity }: ParameterFinding): number {
  return ['error', 'security', 'warning', 'suggestion'].indexOf(severity)
}

function unusedFinding({ name }: Parameter, parameters: readonly Parameter[]): ParameterFinding {
  return {
    code: 'parameter-unused',
    severity: 'warning',
    path: [],
    parameter: name,
    message: `The parameter ${name} stands nowhere in this draft, so a value for it would change nothing and is refused. Use ${placeholderOf(name)} as a value, or remove the parameter.`,
    reference: 'Security T1',
    listFix: { label: `Remove ${name}`, parameters: parameters.filter((one) => one.name !== name) },
  }
}
