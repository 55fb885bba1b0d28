import { withoutObject } from '../../calls'
import { joinWords } from '../../words'
import type { PolicyView, RuleView } from '../policy-view'
import type { Flaw, LintRule } from '../rule'
import { show } from '../words'

/** Finds conditions on what calls ask for without an object. Leaving one out opens the whole, so that is never the fix. */
export const conditionWithoutObject: LintRule = {
  code: 'condition-without-object',
  severity: 'warning',
  title: 'The settings have no id and no custom data, so features has no condition.',
  reference: 'Calls for settings match no object; semantics 2.3',
  check: ({ policy }) =>
    policy === null ? [] : policy.rules.filter(isInVain).map((rule) => flawOf(rule, policy.version)),
}

function isInVain({ resource, conditions }: RuleView): boolean {
  return withoutObject.includes(resource) && conditions.length > 0
}

function flawOf({ resource, path, conditions }: RuleView, version: PolicyView['version']): Flaw {
  const wanted = joinWords(conditions.slice(0, 3).map(({ key, node }) => `${key} = ${show(node)}`))
  const message = `This rule wants ${wanted}, and the settings belong to the whole account: they have no id and no custom data, so nothing matches and ${resource} is closed. Leave the condition out if the token may reach the settings of everyone.`
  if (version !== 2 && version !== 3) return { path, message }
  const patch = [{ op: 'replace', path, value: { permissions: [] } } as const]
  return { path, message, fix: { label: 'Say that it stays closed', patch } }
}
