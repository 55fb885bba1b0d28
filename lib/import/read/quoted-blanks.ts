import { applyPatch, type JsonNode, type JsonPatch, readJson } from '@/lib/json'
import { placeholderOf } from '@/lib/policy'
import { nameFor, parameterLimits, parametersUsed } from '@/lib/templates'
import type { OpenValue } from './relaxed/cursor'
import { shown } from './relaxed/quoted'

/** A draft with its quoted blanks made parameters, everything that is open in it, and what is said of those that stay. */
export type OpenedBlanks = {
  readonly text: string
  readonly open: ReadonlyMap<string, OpenValue>
  readonly left: readonly string[]
}

/**
 * Makes parameters of the blanks in angle brackets that stand in quotes, as JSON wants them, where a parameter may stand. A
 * role, an action or whatever else no one may fill in keeps its blank, which is named.
 */
export function openQuotedBlanks(text: string, open: ReadonlyMap<string, OpenValue>): OpenedBlanks {
  const read = readJson(text)
  const blanks = read.ok ? blanksIn(read.value.root, []) : []
  if (!read.ok || blanks.length === 0) return { text, open, left: [] }
  const known = new Map(open)
  const named = blanks.map((blank) => ({ ...blank, name: nameBlank(known, blank) }))
  const placed = applyPatch(read.value, named.map(fill))
  const uses = placed.ok ? parametersUsed(placed.value) : []
  const isTaken = ({ path, name }: Named): boolean =>
    [...known.keys()].indexOf(name) < parameterLimits.parameters &&
    uses.some((use) => use.place !== 'elsewhere' && use.path.join('\n') === path.join('\n'))
  const taken = named.filter(isTaken)
  const filled = applyPatch(read.value, taken.map(fill))
  const names = new Set([...open.keys(), ...taken.map(({ name }) => name)])
  return {
    text: filled.ok ? filled.value.text : text,
    open: new Map([...known].filter(([name]) => names.has(name))),
    left: named.filter((blank) => !taken.includes(blank)).map(leftSentence),
  }
}

type Blank = { readonly path: readonly (string | number)[]; readonly node: JsonNode & { readonly kind: 'string' } }
type Named = Blank & { readonly name: string }

const form = /^<[^<>\n"'`{}]{1,60}>$/

// The strict reader bounds the depth, so this may recurse.
function blanksIn(node: JsonNode, path: Blank['path']): readonly Blank[] {
  if (node.kind === 'object') return node.members.flatMap(({ key, value }) => blanksIn(value, [...path, key]))
  if (node.kind === 'array') return node.items.flatMap((item, index) => blanksIn(item, [...path, index]))
  return node.kind === 'string' && form.test(node.value.trim()) ? [{ path, node }] : []
}

/** The name for a blank: the same for the same words, whether they stood in quotes or not. */
function nameBlank(known: Map<string, OpenValue>, { node }: Blank): string {
  const written = node.value.trim()
  const same = [...known].find(([, value]) => value.written === written)
  const name = same?.[0] ?? nameFor(written, [...known.keys()])
  if (same === undefined) known.set(name, { kind: 'blank', written, from: node.from, to: node.to })
  return name
}

function fill({ path, name }: Named): JsonPatch[number] {
  return { op: 'replace', path, value: placeholderOf(name) }
}

function leftSentence({ path, node }: Named): string {
  return `Left ${shown(node.value)} in ${path.join('.')} as it is: a blank to fill in, where no parameter may stand. Write the value it stands for.`
}
