import { toValue } from '@/lib/json'
import type { ConditionView } from '../policy-view'
import type { LintRule } from '../rule'
import { lacksQuotes } from '../scope'
import { show } from '../words'

/** Finds numbers and true or false as conditions, where devices carry texts. */
export const notString: LintRule = {
  code: 'not-string',
  severity: 'warning',
  title: 'A condition has a text as its value.',
  reference: 'The SDK types custom data as texts; comparison is strict; reading A11',
  check: ({ policy }) =>
    (policy?.conditions ?? []).flatMap((condition) => {
      const { node, path, key } = condition
      const found = toValue(node)
      if (!lacksQuotes(found)) return []
      const value = String(found)
      const message = `${key} is ${show(node)} without quotes, and ${whatIsThere(condition)}. The types are compared too, so write "${value}".`
      return [{ path, message, fix: { label: `Write "${value}"`, patch: [{ op: 'replace', path, value }] } }]
    }),
}

function whatIsThere({ kind }: ConditionView): string {
  return kind === 'custom_data' ? 'devices carry their custom data as texts' : 'ids are texts'
}
