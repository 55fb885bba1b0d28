import type { JsonNode } from '@/lib/json'
import type { RuleView } from '../policy-view'

/** How a rule without a version is written: as version 1, as versions 2 and 3 do, or so that it could be either. */
export type RuleShape = 'empty' | 'flat' | 'nested' | 'unclear'

/** Tells how a rule is written, by its keys alone. */
export function shapeOf({ node }: RuleView): RuleShape {
  if (node.kind !== 'object') return 'unclear'
  if (node.members.length === 0) return 'empty'
  const known = node.members.filter(({ key, value }) => isNestedKey(key, value))
  if (known.length === 0) return node.members.some(({ key }) => ruleWords.has(key)) ? 'unclear' : 'flat'
  const isNested = node.members.every(
    ({ key, value }) => isNestedKey(key, value) || (key === 'id' && value.kind === 'string'),
  )
  return isNested ? 'nested' : 'unclear'
}

const ruleWords: ReadonlySet<string> = new Set(['id', 'custom_data', 'permissions', 'agent'])

function isNestedKey(key: string, value: JsonNode): boolean {
  return (key === 'custom_data' && value.kind === 'object') || (key === 'permissions' && value.kind === 'array')
}
