import type { JsonValue } from '@/lib/base'
import { formatJson, membersOf } from '@/lib/json'
import { printValue, type Target } from '@/lib/policy'
import type { TestResult } from './run'
import type { TemplateTest } from './template-test'

/** How many values or properties are told before the others are only counted. */
const mostTold = 6

/** The values that a test fills in, on one line: "user_id = c_4711, tier = gold". Empty when it has none. */
export function tellValues(values: TemplateTest['values']): string {
  return listed(Object.entries(values).map(pair))
}

/**
 * What the target of a test has, on one line, then what it was asked for and lacks: "tenant_id = acme, user_id missing".
 * Its id comes last, as custom data says more. Empty when there is nothing to tell.
 */
export function tellTarget({ id, custom_data = {}, agent }: Target, lacking: readonly string[] = []): string {
  return listed([
    ...membersOf(custom_data).map(pair),
    ...lacking.map((key) => `${printValue(key)} missing`),
    ...(agent === undefined ? [] : [pair(['agent', agent])]),
    ...(id === undefined ? [] : [pair(['id', id])]),
  ])
}

/** All that a test runs with, as JSON on lines of its own, every key where its author put it. */
export function tellCase({ request, values, target }: TemplateTest): string {
  return formatJson({ request, values, target: { ...target } })
}

/** What the rule that decided asked of the target, and the target lacks; nothing where no rule was reached. */
export function lackingIn(result: TestResult): readonly string[] {
  if (result.outcome === 'refused') return []
  return result.decision.conditions.filter(({ got }) => got === undefined).map(({ key }) => key)
}

function pair([key, value]: readonly [string, JsonValue]): string {
  return `${printValue(key)} = ${printValue(value)}`
}

function listed(parts: readonly string[]): string {
  const more = parts.length - mostTold
  return more > 0 ? `${parts.slice(0, mostTold).join(', ')} and ${more} more` : parts.join(', ')
}
