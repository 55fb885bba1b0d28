import type { JsonValue } from '@/lib/base'
import { type JsonDocument, membersOf, objectOf } from '@/lib/json'
import type { Effect, Target, Witness } from '@/lib/policy'
import type { Parameter, ParameterValue } from '../parameters/parameter'
import { parametersUsed } from '../parameters/uses'
import { standInFor } from '../parameters/values/stand-in'
import { checkValue } from '../parameters/values/value'
import { nameOfTest } from './name'
import { runTemplateTests } from './run'
import type { TemplateTest } from './template-test'

/**
 * Makes a test of the request that shows a difference of access, with values that the parameters of the draft take:
 * their examples where they have one. Null where no test can show it: what the draft answers to the test today is what
 * it answers to the witness, or there is no test.
 */
export function testOfWitness({
  document,
  parameters,
  witness,
  expect,
  deed,
}: {
  readonly document: JsonDocument
  readonly parameters: readonly Parameter[]
  readonly witness: Witness
  readonly expect: Effect
  /** What it is about, to stand after "may" or "must not". */
  readonly deed: string
}): TemplateTest | null {
  const { binding, request } = witness
  // A test is asked by the holder of the token, under the name that targets use for them.
  if (request.agentId !== undefined) return null
  const used = new Set(parametersUsed(document).map(({ name }) => name))
  const swapped = new Map<JsonValue, ParameterValue>()
  const values: Record<string, ParameterValue> = {}
  for (const parameter of parameters.filter(({ name }) => used.has(name))) {
    const own = Object.hasOwn(binding, parameter.name) ? binding[parameter.name] : undefined
    const value = valueFor(parameter, own)
    if (value === undefined) continue
    values[parameter.name] = value
    if (own !== undefined) swapped.set(own, value)
  }
  const { resource, action } = request
  const target = swappedIn(request.target, swapped)
  const test = { name: nameOfTest(expect, deed), values, expect, request: { resource, action }, target }
  const [result] = runTemplateTests({ document, parameters, tests: [{ ...test, expect: witness.after }] })
  return result?.outcome === 'passed' ? test : null
}

/** The two truth values are all there are, so a difference may hang on the one it was shown with. */
function valueFor(parameter: Parameter, own: ParameterValue | undefined): ParameterValue | undefined {
  if (typeof own === 'boolean') return own
  return standInFor(parameter)?.value ?? (own !== undefined && checkValue(parameter, own).ok ? own : undefined)
}

/** The values of a witness occur nowhere else, so that replacing them wherever they stand is exact. */
function swappedIn({ id, custom_data, agent }: Target, swapped: ReadonlyMap<JsonValue, ParameterValue>): Target {
  const swap = (value: JsonValue): JsonValue => swapped.get(value) ?? value
  return {
    ...(id === undefined ? {} : { id: String(swap(id)) }),
    ...(custom_data === undefined
      ? {}
      : { custom_data: objectOf(membersOf(custom_data).map(([key, value]) => [key, swap(value)])) }),
    ...(agent === undefined ? {} : { agent: String(swap(agent)) }),
  }
}
