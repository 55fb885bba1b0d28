import { toValue } from '@/lib/json'
import type { ConditionView, PolicyView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import { show } from '../words'

/** Finds conditions with values that can match nothing: lists, null and objects. */
export const noOr: LintRule = {
  code: 'no-or',
  severity: 'error',
  title: 'A condition has one plain value; a list is not "one of".',
  reference: 'Cobrowse JWT policies docs show single values; reading A12',
  check: ({ policy }) =>
    policy === null
      ? []
      : policy.conditions
          .filter(({ node }) => node.kind === 'array' || node.kind === 'object' || node.kind === 'null')
          .filter((condition) => !isNestedKey(condition, policy))
          .map((condition) => {
            const fix = takeOnlyItem(condition)
            return { path: condition.path, message: sentence(condition), ...(fix && { fix }) }
          }),
}

// A version 2 shape without its version: the finding v1 says what is wrong there.
function isNestedKey({ key }: ConditionView, { version }: PolicyView): boolean {
  return version === 1 && (key === 'custom_data' || key === 'permissions')
}

function sentence({ key, node, kind }: ConditionView): string {
  const never = `${key} is ${show(node)}, and Remit reads that as matching nothing; whether Cobrowse does is not documented.`
  if (node.kind === 'null') return `${never} Leave ${key} out if it does not matter, or write the value it must have.`
  if (kind !== 'custom_data') return `${never} Write one text, and sign one token for each ${key}.`
  return `${never} Sign one token for each value, or give the devices a shared tag in custom_data and filter on that.`
}

function takeOnlyItem({ node, path }: ConditionView): Fix | undefined {
  if (node.kind !== 'array' || node.items.length !== 1) return undefined
  const [item] = node.items
  if (item === undefined || item.kind === 'array' || item.kind === 'object' || item.kind === 'null') return undefined
  return { label: `Write ${show(item)}`, patch: [{ op: 'replace', path, value: toValue(item) }] }
}
