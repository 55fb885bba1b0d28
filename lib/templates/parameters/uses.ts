import type { JsonPath } from '@/lib/base'
import { type JsonNode, nodeAt, type Span } from '@/lib/json'
import { parameterIn } from '@/lib/policy'

/**
 * Where a parameter may stand: as the value of a condition, as the displayName or as a filter of the embed. Anywhere else, such as a role, a
 * version or an action, who fills it in would decide what kind of token it is.
 */
export type ParameterPlace = 'condition' | 'display-name' | 'embed-filter' | 'elsewhere'

/** One whole value that is a parameter. The span is that of the value, quotes included. */
export type ParameterUse = Span & { readonly name: string; readonly path: JsonPath; readonly place: ParameterPlace }

/** Text with double braces that stands for no parameter: part of a value, or in a key. `path` leads to it or to its value. */
export type StrayBraces = Span & { readonly text: string; readonly path: JsonPath; readonly isKey: boolean }

/** Everything in a draft that is written as a parameter, rightly or not, in the order of the text. */
export type Placeholders = { readonly uses: readonly ParameterUse[]; readonly strays: readonly StrayBraces[] }

/** Finds every parameter that a draft uses, with its place in the text. Total over any document. */
export function parametersUsed(document: { readonly root: JsonNode }): readonly ParameterUse[] {
  return findPlaceholders(document.root).uses
}

/** Finds the parameters of a draft and the double braces that are none. */
export function findPlaceholders(root: JsonNode): Placeholders {
  const found = { uses: [], strays: [] }
  walk(root, [], { ...found, isFirstVersion: hasFirstVersion(root) })
  return found
}

type Finds = { readonly uses: ParameterUse[]; readonly strays: StrayBraces[]; readonly isFirstVersion: boolean }

// The strict reader bounds the depth, so this may recurse.
function walk(node: JsonNode, path: JsonPath, finds: Finds): void {
  if (node.kind === 'array') for (const [index, item] of node.items.entries()) walk(item, [...path, index], finds)
  if (node.kind === 'object') {
    for (const { key, keySpan, value } of node.members) {
      const at = [...path, key]
      if (hasBraces(key)) finds.strays.push({ ...keySpan, text: key, path: at, isKey: true })
      walk(value, at, finds)
    }
  }
  if (node.kind !== 'string') return
  const { from, to, value } = node
  const name = parameterIn(value)
  if (name !== undefined) finds.uses.push({ name, path, place: placeOf(path, finds.isFirstVersion), from, to })
  else if (hasBraces(value)) finds.strays.push({ text: value, path, isKey: false, from, to })
}

/**
 * Tells whether a text has double braces in it. One half of a pair is enough to suspect a slip; refusing it costs nothing,
 * as no id or name has any.
 */
export function hasBraces(text: string): boolean {
  return text.includes('{{') || text.includes('}}')
}

/** Tells what stands at a path of a draft, as far as parameters may stand there. */
export function placeOf(path: JsonPath, isFirstVersion: boolean): ParameterPlace {
  const [claim, resource, part] = path
  if (claim === 'displayName' && path.length === 1) return 'display-name'
  if (claim !== 'policy' || typeof resource !== 'string' || resource === 'version') return 'elsewhere'
  if (isFirstVersion) return path.length === 3 && typeof part === 'string' ? 'condition' : 'elsewhere'
  const isOwn = path.length === 3 && (part === 'id' || part === 'agent')
  const isData = path.length === 4 && part === 'custom_data' && typeof path[3] === 'string'
  return isOwn || isData ? 'condition' : 'elsewhere'
}

/** Tells of the paths of a draft where a parameter may stand. */
export function parameterRoom(root: JsonNode): (path: JsonPath) => boolean {
  const isFirst = hasFirstVersion(root)
  return (path) => placeOf(path, isFirst) !== 'elsewhere'
}

/** Tells whether a draft holds a policy of version 1, whose conditions stand directly under a resource (semantics A7). */
export function hasFirstVersion(root: JsonNode): boolean {
  const policy = nodeAt(root, ['policy'])
  const version = policy && nodeAt(policy, ['version'])
  return policy !== undefined && (version === undefined || (version.kind === 'number' && version.value === 1))
}
