import { findRule } from '../../rules'
import { joinWords } from '../../words'
import type { ConditionView, RuleView } from '../policy-view'
import type { LintRule } from '../rule'
import type { View } from '../view'
import { show } from '../words'

/** Finds conditions that starting a session has to satisfy: of sessions, or of the rule that answers for them. */
export const createNeedsData: LintRule = {
  code: 'create-needs-data',
  severity: 'suggestion',
  title: 'A session that is started must meet the conditions on sessions.',
  reference: 'The agent UI copies the custom data of the device to the session; reading A9',
  check(view) {
    const rule = ruleOfSessions(view)
    if (!rule || (rule.actions !== null && !rule.actions.includes('create'))) return []
    const data = rule.conditions.filter(({ kind }) => kind === 'custom_data')
    const hasId = rule.conditions.some(({ kind }) => kind === 'id')
    if (!hasId && data.length === 0) return []
    return [{ path: rule.path, message: hasId ? pinned : sentence(data) }]
  },
}

function ruleOfSessions({ policy, standing }: View): RuleView | undefined {
  const held = standing()
  const located = held.kind === 'open' ? findRule(held, 'sessions') : null
  return policy?.rule(located?.from === 'policy' ? located.key : 'sessions')
}

const pinned =
  'This rule allows creating sessions but wants one id, and a new session gets an id of its own. So no session can be started with it. List the permissions without create, or leave id out.'

function sentence(data: readonly ConditionView[]): string {
  const named = data.slice(0, 3).map(({ key, node }) => `${key} = ${show(node)}`)
  const more = data.length - named.length
  const wanted = joinWords(more > 0 ? [...named, `${more} more condition${more === 1 ? '' : 's'}`] : named)
  return `A session can be started only if it carries ${wanted}. The embedded UI copies that from the device; code that starts sessions has to send it as custom_data.`
}
