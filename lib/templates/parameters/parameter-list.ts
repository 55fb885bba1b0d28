import type { core } from 'zod/mini'
import { err, type JsonPath, type JsonValue, ok, type Result } from '@/lib/base'
import {
  authoredProfile,
  formatJson,
  type JsonDocument,
  nodeAt,
  type Position,
  positionOf,
  readJson,
  toValue,
} from '@/lib/json'
import { declarationFlaws } from './declaration'
import { isShowable } from './name'
import { type Parameter, parameterLimits } from './parameter'
import { parameterSchema } from './parameter-schema'

/** Why a list of parameters was refused: where in its text, and a sentence. `path` is in the list, `parameter` its name. */
export type ParameterListProblem = {
  readonly path: JsonPath
  readonly position: Position
  readonly parameter: string | null
  readonly message: string
}

/** A list of parameters is no part of a token; it has every parameter with every option at most. */
const room = { ...authoredProfile, items: parameterLimits.parameters * (parameterLimits.options + 1) }

/**
 * Reads a list of parameters from its JSON text, by the strict reader and a closed schema: all of it or none.
 * Law: printing what was read and reading it again gives the same list.
 */
export function readParameters(text: string): Result<readonly Parameter[], readonly ParameterListProblem[]> {
  const read = readJson(text, room)
  if (!read.ok) {
    const { message, position } = read.error
    return err([{ path: [], position, parameter: null, message }])
  }
  const value = toValue(read.value.root)
  if (!Array.isArray(value)) return err([problemAt(read.value, [], 'The parameters of a template are a list: [ … ].')])
  if (value.length > parameterLimits.parameters) {
    return err([problemAt(read.value, [], `A template has at most ${parameterLimits.parameters} parameters.`)])
  }
  return checkAll(read.value, value)
}

/** Prints a list of parameters, each with its parts in one order, so that equal lists are equal texts. */
export function printParameters(parameters: readonly Parameter[]): string {
  return `${formatJson(parameters.map(ordered))}\n`
}

function checkAll(
  document: JsonDocument,
  items: readonly JsonValue[],
): Result<readonly Parameter[], readonly ParameterListProblem[]> {
  const parameters: Parameter[] = []
  const problems: ParameterListProblem[] = []
  for (const [index, item] of items.entries()) {
    const parsed = parameterSchema.safeParse(item)
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => issueAt(document, index, issue)))
      continue
    }
    const parameter = parsed.data
    const isTaken = parameters.some(({ name }) => name === parameter.name)
    const twice = { key: 'name', message: 'There is already a parameter with this name.' }
    const flaws = [...declarationFlaws(parameter), ...(isTaken ? [twice] : [])]
    problems.push(...flaws.map(({ key, message }) => problemAt(document, [index, key], message)))
    parameters.push(parameter)
  }
  return problems.length === 0 ? ok(parameters) : err(problems)
}

function issueAt(document: JsonDocument, index: number, issue: core.$ZodIssue): ParameterListProblem {
  const path = [index, ...issue.path.filter((step) => typeof step !== 'symbol')]
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys
    const message = isShowable(key) ? `A parameter of this type has no ${key}.` : 'This key is none of a parameter.'
    return problemAt(document, [index, key], message)
  }
  const isMissing = nodeAt(document.root, path) === undefined
  return problemAt(document, path, isMissing ? `The parameter has no ${String(path.at(-1))}.` : issue.message)
}

function problemAt(document: JsonDocument, path: JsonPath, message: string): ParameterListProblem {
  const place = nodeAt(document.root, path) ?? nodeAt(document.root, path.slice(0, -1)) ?? document.root
  const name = path.length === 0 ? undefined : nodeAt(document.root, [...path.slice(0, 1), 'name'])
  const parameter = name?.kind === 'string' && isShowable(name.value) ? name.value : null
  return { path, position: positionOf(document.text, place.from), parameter, message }
}

const order = [
  ...['name', 'type', 'label', 'help', 'example', 'required'],
  ...['options', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
]

function ordered(parameter: Parameter): { readonly [key: string]: JsonValue } {
  const parts = new Map<string, JsonValue>(Object.entries(parameter))
  return Object.fromEntries(
    order.flatMap((key) => {
      const part = parts.get(key)
      return part === undefined ? [] : [[key, part]]
    }),
  )
}
