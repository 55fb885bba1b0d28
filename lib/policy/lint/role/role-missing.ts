import { joinWords } from '../../words'
import type { Flaw, LintRule } from '../rule'
import { sourceOf } from '../scope'
import type { View } from '../view'

/** Finds tokens that leave the role out, which Cobrowse's docs do not settle. */
export const roleMissing: LintRule = {
  code: 'role-missing',
  severity: 'warning',
  title: 'A token names its role, if only as null.',
  reference: 'Cobrowse JWT policies docs against SCIM docs and the official examples; reading A1',
  check(view) {
    if (view.role !== 'absent' || view.root.kind !== 'object') return []
    if (!view.claims.has('policy')) return [withoutPolicy()]
    return view.policy?.version === 3 ? [withPolicy(view)] : []
  },
}

function withoutPolicy(): Flaw {
  const message =
    'There is no role and no policy. Remit reads that as an agent: every device, own sessions and recordings. Should Cobrowse read it as null, the token could do nothing. Write "agent" or null to say which is meant.'
  return {
    path: [],
    message,
    fix: { label: 'Write "role": "agent"', patch: [{ op: 'add', path: ['role'], value: 'agent' }] },
  }
}

function withPolicy(view: View): Flaw {
  const message = `There is no role. Remit reads that as null: only what the policy names counts. ${otherOutcome(view)} Write null or "agent" to say which is meant.`
  return {
    path: [],
    message,
    fix: { label: 'Write "role": null', patch: [{ op: 'add', path: ['role'], value: null }] },
  }
}

function otherOutcome(view: View): string {
  const left = differencesOf(view)
  if (left.length === 0) return 'For this policy both readings come to the same.'
  if (view.policy?.rule('*')) {
    return `Should Cobrowse read it as "agent", the role would decide about ${joinWords(left.map(([name]) => name))} in place of "*".`
  }
  return `Should Cobrowse read it as "agent", the token could also ${joinWords(left.map(([, power]) => power))}.`
}

type Power = readonly [resource: string, power: string]

const powers: readonly Power[] = [
  ['devices', 'list every device'],
  ['push', 'ask any device to join'],
  ['sessions', 'use their own sessions and those nobody has taken'],
  ['recordings', 'play their own recordings'],
  ['features', 'read the settings'],
]

function differencesOf(view: View): readonly Power[] {
  const asAgent = view.standingAs('agent')
  return powers.filter(([resource]) => sourceOf(asAgent, resource) === 'role')
}
