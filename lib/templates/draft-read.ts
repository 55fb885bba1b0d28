import type { JsonPath } from '@/lib/base'
import { reservedClaimNames } from '@/lib/claims'
import { type JsonDocument, type JsonMember, type JsonNode, nodeAt } from '@/lib/json'
import { resources } from '@/lib/policy'
import { absentRule, readRule, readText } from './draft-rule'
import type { FormView, Kept, PolicyView, RoleView } from './draft-view'

const ownClaims: readonly string[] = ['role', 'displayName', 'policy']

/**
 * Reads a draft as the form shows it. Total: whatever the form cannot express comes back as kept, with its source text;
 * no key of the document is left out.
 */
export function readForm(document: JsonDocument): FormView {
  const { root, text } = document
  if (root.kind !== 'object') return { kind: 'not-claims' }
  return {
    kind: 'claims',
    role: readRole(nodeAt(root, ['role']), text),
    displayName: readText(nodeAt(root, ['displayName']), text),
    policy: readPolicy(nodeAt(root, ['policy']), text),
    kept: root.members
      .filter((member) => !ownClaims.includes(member.key))
      .map((member) => keep({ member, text, path: [member.key] })),
  }
}

function readRole(node: JsonNode | undefined, text: string): RoleView {
  if (node === undefined) return { choice: 'absent' }
  if (node.kind === 'null') return { choice: 'null' }
  if (node.kind === 'string' && (node.value === 'administrator' || node.value === 'agent'))
    return { choice: node.value }
  return { choice: 'kept', json: text.slice(node.from, node.to) }
}

function readPolicy(node: JsonNode | undefined, text: string): PolicyView {
  if (node === undefined) return { kind: 'absent' }
  const json = text.slice(node.from, node.to)
  if (node.kind !== 'object') return { kind: 'kept', json, why: 'not-an-object' }
  const version = nodeAt(node, ['version'])
  if (version === undefined) return { kind: 'kept', json, why: 'version-1' }
  if (version.kind !== 'number' || !(version.value === 2 || version.value === 3)) {
    const isFirst = version.kind === 'number' && version.value === 1
    return { kind: 'kept', json, why: isFirst ? 'version-1' : 'unknown-version' }
  }
  const offered: readonly string[] = resources
  return {
    kind: 'rules',
    version: version.value,
    rules: resources.map((resource) => {
      const rule = nodeAt(node, [resource])
      return rule === undefined ? absentRule(resource) : readRule({ resource, node: rule, text })
    }),
    kept: node.members
      .filter((member) => member.key !== 'version' && !offered.includes(member.key))
      .map((member) => keep({ member, text, path: ['policy', member.key] })),
  }
}

function keep({ member, text, path }: { member: JsonMember; text: string; path: JsonPath }): Kept {
  const isReserved = path.length === 1 && reservedClaimNames.some((name) => name === member.key)
  const why = isReserved ? 'stamped' : 'unknown'
  return { key: member.key, path, json: text.slice(member.value.from, member.value.to), why }
}
