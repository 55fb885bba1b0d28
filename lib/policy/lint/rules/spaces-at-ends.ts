import type { JsonPath } from '@/lib/base'
import type { JsonPatchOperation } from '@/lib/json'
import type { ConditionView } from '../policy-view'
import type { Fix, LintRule } from '../rule'
import type { View } from '../view'
import { quote } from '../words'

/** Finds texts that begin or end with a space. */
export const spacesAtEnds: LintRule = {
  code: 'spaces-at-ends',
  severity: 'warning',
  title: 'A value or key does not begin or end with a space.',
  reference: 'Values are compared without trimming; reading A11',
  check: (view) =>
    placesOf(view)
      .filter(({ texts }) => texts.some((text) => text !== text.trim()))
      .map((place) => {
        const padded = place.texts.find((text) => text !== text.trim()) ?? ''
        const fix = trimAll(place)
        const message = `${quote(padded)} begins or ends with a space. ${effectOf(place)} Remove them.`
        return { path: place.path, message, ...(fix && { fix }) }
      }),
}

type Place = {
  readonly path: JsonPath
  readonly texts: readonly string[]
  readonly key?: string
  readonly value?: string
  readonly siblings: readonly string[]
}

function placesOf({ claims, policy, context }: View): readonly Place[] {
  const people = context.kind === 'draft' ? ['displayName'] : ['displayName', 'sub']
  const named = people.flatMap((claim) => {
    const node = claims.get(claim)?.value
    const isText = node?.kind === 'string' && node.value.trim() !== ''
    return isText ? [{ path: [claim], texts: [node.value], value: node.value, siblings: [] }] : []
  })
  const conditions = policy?.conditions ?? []
  return [...named, ...conditions.map((condition) => placeOf(condition, conditions))]
}

function placeOf(condition: ConditionView, all: readonly ConditionView[]): Place {
  const { path, key, node } = condition
  if (key === key.trim()) return { path, ...textOf(node), siblings: [] }
  const siblings = all.filter((one) => one.resource === condition.resource).map((one) => one.key)
  const { texts, ...text } = textOf(node)
  return { path, key, texts: [key, ...texts], ...text, siblings }
}

function effectOf({ path }: Place): string {
  if (path[0] === 'displayName') return 'Spaces are kept, and people see the name as it is.'
  if (path[0] === 'sub') return 'Spaces are kept, so this is another user than the one without them.'
  return 'Spaces count when values are compared, so it most likely matches nothing.'
}

function textOf(node: ConditionView['node']): { texts: readonly string[]; value?: string } {
  return node.kind === 'string' ? { texts: [node.value], value: node.value } : { texts: [] }
}

function trimAll({ path, key, value, siblings }: Place): Fix | undefined {
  const patch: JsonPatchOperation[] = []
  if (value !== undefined && value !== value.trim()) patch.push({ op: 'replace', path, value: value.trim() })
  if (key !== undefined) {
    const bare = key.trim()
    if (bare === '' || siblings.includes(bare) || bare.startsWith('$')) return undefined
    patch.push({ op: 'rename', path, key: bare })
  }
  return { label: 'Remove the spaces', patch }
}
