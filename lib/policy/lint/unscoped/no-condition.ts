import type { PolicyView } from '../policy-view'
import type { Flaw, LintRule } from '../rule'
import { scopeOf, sourceOf } from '../scope'
import type { View } from '../view'

/** Finds resources named without a condition where no other finding says that they are reached as a whole. */
export const noCondition: LintRule = {
  code: 'no-condition',
  severity: 'security',
  title: 'Devices, sessions, push and recordings each have a condition.',
  reference: 'A rule without a condition allows everything; semantics 2.6, security T2',
  check(view) {
    const { policy } = view
    return policy === null ? [] : subjects.flatMap((subject) => flawOf(view, policy, subject))
  },
}

type Subject = {
  readonly name: string
  /** The resource that version 2 goes by where this one is not named (A5, A6). */
  readonly followed: string
  readonly action: string
  /** What a token may do then. */
  readonly outcome: string
  /** Resources whose own finding says it already: when they are open, or have a condition this one lacks. */
  readonly isSaidBy: (view: View, policy: PolicyView) => boolean
}

const subjects: readonly Subject[] = [
  {
    name: 'devices',
    followed: 'devices',
    action: 'read',
    outcome: 'sees every device of the account',
    isSaidBy: (view) => isOpen(view, 'sessions'),
  },
  {
    name: 'sessions',
    followed: 'sessions',
    action: 'read',
    outcome: 'sees every session of the account',
    isSaidBy: (view, policy) => isOpen(view, 'devices') || hasCondition(policy, 'devices', ['custom_data']),
  },
  {
    name: 'push',
    followed: 'devices',
    action: 'create',
    outcome: 'can ask every device of the account to join',
    isSaidBy: (view, policy) => isOpen(view, 'devices') || hasCondition(policy, 'devices', ['id', 'custom_data']),
  },
  {
    name: 'recordings',
    followed: 'sessions',
    action: 'read',
    outcome: 'can play every recording of the account',
    isSaidBy: (view, policy) =>
      isOpen(view, 'sessions') || hasCondition(policy, 'sessions', ['id', 'agent', 'custom_data']),
  },
]

function flawOf(
  view: View,
  policy: PolicyView,
  { name, followed, action, outcome, isSaidBy }: Subject,
): readonly Flaw[] {
  const rule = policy.rule(name) ?? (policy.version === 2 ? policy.rule(followed) : undefined)
  const standing = view.standing()
  if (rule === undefined || sourceOf(standing, name) !== 'policy') return []
  if (scopeOf(standing, name, action) !== 'everything' || isSaidBy(view, policy)) return []
  const message = `This token ${outcome}, whoever it belongs to. Add a condition, such as custom_data, to ${name}.`
  return [{ path: rule.path, message }]
}

function isOpen(view: View, name: string): boolean {
  return scopeOf(view.standing(), name, 'read') === 'everything'
}

function hasCondition(policy: PolicyView, name: string, kinds: readonly string[]): boolean {
  return policy.rule(name)?.conditions.some(({ kind }) => kinds.includes(kind)) === true
}
