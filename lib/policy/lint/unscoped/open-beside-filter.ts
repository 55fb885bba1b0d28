import { capitalised, joinWords } from '../../words'
import type { PolicyView } from '../policy-view'
import type { Flaw, LintRule } from '../rule'
import { isReached, scopeOf, sourceOf } from '../scope'
import type { View } from '../view'
import { show } from '../words'
import { devicesUnfiltered } from './devices-unfiltered'
import { pushUnfiltered } from './push-unfiltered'
import { recordingsUnfiltered } from './recordings-unfiltered'
import { seesWholeAccount } from './sees-whole-account'
import { sessionsUnfiltered } from './sessions-unfiltered'

/**
 * Finds what a role or `*` opens beside a resource that the policy narrows, where there is no condition that could be
 * copied: one device beside every session nobody has taken. Version 1 is upgraded first.
 */
export const openBesideFilter: LintRule = {
  code: 'open-beside-filter',
  severity: 'security',
  title: 'What the policy does not name is not open beside what it narrows.',
  reference: 'A role goes on granting what the policy does not name; semantics 2.4, reading A2, security T2',
  check(view) {
    const { policy } = view
    if (policy === null || policy.version === 1) return []
    const narrowed = names.filter((name) => isNarrowed(view, policy, name))
    const [first] = narrowed
    if (first === undefined) return []
    const open = names.filter((name) => isOpenUnnamed(view, policy, name))
    return open.length === 0 ? [] : flawOf(policy, first, open)
  },
}

const names = ['devices', 'sessions', 'push', 'recordings'] as const
type Name = (typeof names)[number]

const actionOf: Readonly<Record<Name, string>> = {
  devices: 'read',
  sessions: 'read',
  push: 'create',
  recordings: 'read',
}

const saidBy: Readonly<Record<Name, LintRule>> = {
  devices: devicesUnfiltered,
  sessions: sessionsUnfiltered,
  push: pushUnfiltered,
  recordings: recordingsUnfiltered,
}

/** Whether the policy names a resource and narrows it to an id or custom data. An agent is of every customer. */
function isNarrowed(view: View, policy: PolicyView, name: Name): boolean {
  const conditions = policy.rule(name)?.conditions ?? []
  return isReached(view.intended(), name) && conditions.some(({ kind }) => kind !== 'agent')
}

function isOpenUnnamed(view: View, policy: PolicyView, name: Name): boolean {
  const standing = view.intended()
  if (policy.rule(name) !== undefined || !isReached(standing, name)) return false
  const scope = scopeOf(standing, name, actionOf[name])
  const isOpen = scope === 'everything' || (scope === 'matching' && sourceOf(standing, name) === 'role')
  return isOpen && !isSaid(view, name)
}

/** Whether a rule of its own speaks of a resource. */
function isSaid(view: View, name: Name): boolean {
  return saidBy[name].check(view).length > 0 || (name !== 'push' && seesWholeAccount.check(view).length > 0)
}

function flawOf(policy: PolicyView, narrow: Name, open: readonly Name[]): readonly Flaw[] {
  const rule = policy.rule(narrow)
  if (rule === undefined) return []
  const wanted = joinWords(rule.conditions.slice(0, 3).map(({ key, node }) => `${key} = ${show(node)}`))
  const [isOne, list] = [narrow === 'push', joinWords(open)]
  const message = `${capitalised(narrow)} ${isOne ? 'is' : 'are'} narrowed to ${wanted}, and the policy does not name ${list}: there the role or * decides, for every customer. Name ${list} with a condition, or with "permissions": [] to close.`
  const patch = open.map((name) => ({ op: 'add', path: ['policy', name], value: { permissions: [] } }) as const)
  return [{ path: rule.path, message, fix: { label: `Close ${list}`, patch } }]
}
