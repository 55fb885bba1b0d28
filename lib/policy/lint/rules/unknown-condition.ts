import { type JsonMember, toValue } from '@/lib/json'
import { nearest } from '../nearest'
import type { RuleView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import { quote, show } from '../words'

/** Finds keys in a rule that Cobrowse does not document. */
export const unknownCondition: LintRule = {
  code: 'unknown-condition',
  severity: 'error',
  title: 'A rule has only id, custom_data and permissions.',
  reference: 'Cobrowse JWT policies docs: only id and custom_data are conditions; reading A13',
  check: ({ policy }) =>
    (policy?.rules ?? []).flatMap((rule) =>
      rule.unknown.map((member) => {
        const fix = renameFix(rule, member) ?? moveFix(rule, member)
        return { path: [...rule.path, member.key], message: sentence(rule, member), ...(fix && { fix }) }
      }),
    ),
}

function sentence({ resource }: RuleView, { key, value }: JsonMember): string {
  if (key === 'agent') {
    return `The condition agent has no meaning on ${resource}, so its real effect may be nothing or everything. Remove it, or put it on sessions.`
  }
  const where = isScalar(value) ? ` If it is meant as ${key} = ${show(value)}, it belongs into custom_data.` : ''
  return `Cobrowse does not document ${quote(key)} in a rule, so its real effect on ${resource} may be nothing or everything.${where}`
}

function renameFix({ path, members }: RuleView, { key }: JsonMember): Fix | undefined {
  const meant = key === 'agent' ? undefined : nearest(key, ['custom_data', 'permissions', 'id'])
  if (meant === undefined || members.has(meant)) return undefined
  return { label: `Rename it to ${meant}`, patch: [{ op: 'rename', path: [...path, key], key: meant }] }
}

function moveFix({ path, members }: RuleView, { key, value: node }: JsonMember): Fix | undefined {
  if (key === 'agent' || !isScalar(node)) return undefined
  const label = 'Move it into custom_data'
  const removal = { op: 'remove', path: [...path, key] } as const
  const value = toValue(node)
  const data = members.get('custom_data')?.value
  if (data === undefined) {
    return { label, patch: [removal, { op: 'add', path: [...path, 'custom_data'], value: { [key]: value } }] }
  }
  if (data.kind !== 'object' || data.members.some((member) => member.key === key)) return undefined
  return { label, patch: [removal, { op: 'add', path: [...path, 'custom_data', key], value }] }
}

function isScalar({ kind }: JsonMember['value']): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean'
}
