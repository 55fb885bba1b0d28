import type { JsonPath } from '@/lib/base'
import type { JsonNode, JsonPatchOperation } from '@/lib/json'
import { actions } from '../../types'
import { joinWords } from '../../words'
import type { PolicyView, RuleView } from '../policy-view'
import type { Fix, Flaw, LintRule } from '../rule'
import { show } from '../words'

/** Finds parts of a policy that are not of the type Cobrowse documents. */
export const malformed: LintRule = {
  code: 'malformed',
  severity: 'error',
  title: 'Every part of a policy has the type that Cobrowse documents.',
  reference: 'Cobrowse JWT policies docs, schema; reading A14',
  check({ claims, policy }) {
    const node = claims.get('policy')?.value
    if (node === undefined) return []
    if (policy === null)
      return [
        flaw(
          ['policy'],
          `policy is ${show(node)}, and Cobrowse expects an object. Remit reads this as allowing nothing. Write { "version": 3 } and name resources in it, or leave policy out if the role alone should count.`,
        ),
      ]
    return [...checkVersion(policy), ...policy.rules.flatMap((rule) => checkRule(rule, policy.version === 1))]
  },
}

function checkVersion({ version, members }: PolicyView): readonly Flaw[] {
  const node = members.get('version')?.value
  if (version !== null || node === undefined) return []
  const path = ['policy', 'version']
  const message = `version is ${show(node)}, and Cobrowse knows the numbers 2 and 3. Remit reads this policy as allowing nothing. Write 3.`
  const meant = node.kind === 'string' && /^\s*[23]\s*$/.test(node.value) ? Number(node.value) : undefined
  return [flaw(path, message, meant === undefined ? undefined : replaceWith(path, meant))]
}

function checkRule(rule: RuleView, isFirstVersion: boolean): readonly Flaw[] {
  const { node, path, resource } = rule
  if (node.kind !== 'object') {
    return [
      flaw(
        path,
        `${resource} is ${show(node)}, and a resource holds an object: {} for all of it, or conditions. Remit reads this as allowing nothing.`,
      ),
    ]
  }
  return isFirstVersion ? [] : [...checkCustomData(rule), ...checkPermissions(rule)]
}

function checkCustomData({ members, path }: RuleView): readonly Flaw[] {
  const node = members.get('custom_data')?.value
  if (node === undefined || node.kind === 'object') return []
  return [
    flaw(
      [...path, 'custom_data'],
      `custom_data is ${show(node)}, and it holds an object of keys and values. Remit reads this rule as allowing nothing.`,
    ),
  ]
}

function checkPermissions({ members, path }: RuleView): readonly Flaw[] {
  const node = members.get('permissions')?.value
  if (node === undefined) return []
  const at = [...path, 'permissions']
  if (node.kind === 'array') return checkItems(node.items, at)
  const message = `permissions is ${show(node)}, and it holds a list of actions, such as ["read"]. Remit reads this rule as allowing nothing.`
  const meant = node.kind === 'string' ? actionsIn(node.value) : undefined
  return [flaw(at, message, meant && replaceWith(at, meant))]
}

// One finding for a list: removing the items one by one would move those that follow.
function checkItems(items: readonly JsonNode[], at: JsonPath): readonly Flaw[] {
  const odd = items.flatMap((item, index) => (item.kind === 'string' ? [] : [{ item, path: [...at, index] }]))
  const [first] = odd
  if (first === undefined) return []
  const message = `permissions lists ${joinWords(odd.map(({ item }) => show(item)))}, and actions are texts: create, read, update and delete.`
  const patch = odd.map(({ path }): JsonPatchOperation => ({ op: 'remove', path })).reverse()
  return [flaw(first.path, message, { label: 'Remove what is not a text', patch })]
}

function actionsIn(text: string): readonly string[] | undefined {
  const words = [...new Set(text.split(/[\s,|]+/).filter((word) => word !== ''))]
  const known: readonly string[] = actions
  return words.length > 0 && words.every((word) => known.includes(word)) ? words : undefined
}

function replaceWith(path: JsonPath, value: number | readonly string[]): Fix {
  return { label: `Write ${JSON.stringify(value)}`, patch: [{ op: 'replace', path, value }] }
}

function flaw(path: JsonPath, message: string, fix?: Fix): Flaw {
  return { path, message, ...(fix && { fix }) }
}
