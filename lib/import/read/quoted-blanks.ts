import { applyPatch, type JsonLeaf, type JsonPatch, leavesOf, readJson } from '@/lib/json'
import { placeholderOf } from '@/lib/policy'
import { nameFor, parameterLimits, parameterRoom } from '@/lib/templates'
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
 * role, an action or whatever else no one may fill in keeps its blank, which is named. Takes time linear in the text, as there
 * are no more names than a template has parameters.
 */
export function openQuotedBlanks(text: string, open: ReadonlyMap<string, OpenValue>): OpenedBlanks {
  const read = readJson(text)
  const blanks = read.ok ? leavesOf(read.value.root).flatMap(blankOf) : []
  if (!read.ok || blanks.length === 0) return { text, open, left: [] }
  const isRoom = parameterRoom(read.value.root)
  const known = new Map(open)
  const named = blanks.map((blank) => ({ ...blank, name: isRoom(blank.path) ? nameBlank(known, blank) : null }))
  const filled = applyPatch(read.value, named.flatMap(fill))
  return {
    text: filled.ok ? filled.value.text : text,
    open: known,
    left: named.filter(({ name }) => name === null).map(leftSentence),
  }
}

type Blank = Pick<JsonLeaf, 'path'> & { readonly value: string; readonly from: number; readonly to: number }
type Named = Blank & { readonly name: string | null }

const form = /^<[^<>\n"'`{}]{1,60}>$/

function blankOf({ path, node }: JsonLeaf): readonly Blank[] {
  if (node.kind !== 'string' || !form.test(node.value.trim())) return []
  return [{ path, value: node.value, from: node.from, to: node.to }]
}

/** The name for a blank: the same for the same words, whether they stood in quotes or not. Null once there are too many. */
function nameBlank(known: Map<string, OpenValue>, { value, from, to }: Blank): string | null {
  const written = value.trim()
  const same = [...known].findIndex(([, open]) => open.written === written)
  if ((same < 0 ? known.size : same) >= parameterLimits.parameters) return null
  const name = [...known.keys()][same] ?? nameFor(written, [...known.keys()])
  if (same < 0) known.set(name, { kind: 'blank', written, from, to })
  return name
}

function fill({ path, name }: Named): JsonPatch {
  return name === null ? [] : [{ op: 'replace', path, value: placeholderOf(name) }]
}

function leftSentence({ path, value }: Named): string {
  return `Left ${shown(value)} in ${path.join('.')} as it is: a blank to fill in, where no parameter may stand. Write the value it stands for.`
}
