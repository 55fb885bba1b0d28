import { err, type JsonObject, ok, type Result } from '@/lib/base'
import { outsideProfile, problemAt, readJson, type TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'
import { type CsvCell, type CsvRow, readCsv } from './csv'
import { type LeftOut, leaveOut, type ReadTargets, type Reason, removeLabel, type TargetFix } from './left-out'
import { mostTargets } from './read-json-targets'
import { viewOf } from './view-of'

const prefix = 'custom_data.'
const longest = 2_000_000

/**
 * Reads CSV with a header row as targets of one kind. The columns `id` and `agent` are what they say; every other is a key
 * of custom_data, whose values are texts, and an empty cell means that the target has no such key. Keys that no JSON of
 * others may hold are refused here, with line and column; what is wrong with a row leaves out that one alone.
 */
export function readCsvTargets(text: string, kind: TargetView['kind']): Result<ReadTargets, TextProblem> {
  if (text.length > longest)
    return err(problemAt(text, { from: longest, to: text.length }, 'This is too long. Shorten it.'))
  const [head, ...rows] = readCsv(text)
  if (head === undefined)
    return err(problemAt(text, { from: 0, to: 0 }, 'There is nothing here yet. Start with a row of keys.'))
  const extra = rows[mostTargets]?.cells[0]
  if (extra) return err(problemAt(text, extra, `There are more than ${mostTargets} targets.`))
  const refused = head.problem ?? refuseHead(text, head.cells)
  if (refused) return err(refused)
  const targets: TargetView[] = []
  const leftOut: LeftOut[] = []
  for (const [index, row] of rows.entries()) {
    const reason = reasonAgainst(text, row, head.cells)
    if (reason) leftOut.push(leaveOut(text, `Row ${index + 1}`, reason))
    else targets.push(targetOf({ head: head.cells, row: row.cells, kind, index }))
  }
  const isHopeless = leftOut.every(({ fix }) => fix.label === removeLabel)
  return leftOut[0] && targets.length === 0 && isHopeless ? err(leftOut[0]) : ok({ targets, leftOut })
}

function refuseHead(text: string, head: readonly CsvCell[]): TextProblem | null {
  const seen = new Set<string>()
  for (const cell of head) {
    const key = isOwn(keyOf(cell)) ? keyOf(cell) : `${prefix}${bareKey(keyOf(cell))}`
    const why = seen.has(key)
      ? `The column ${JSON.stringify(keyOf(cell))} is there twice.`
      : refusal(JSON.stringify({ [bareKey(key)]: '' }))
    if (why) return problemAt(text, cell, why)
    seen.add(key)
  }
  return null
}

function reasonAgainst(text: string, { cells, problem }: CsvRow, head: readonly CsvCell[]): Reason | null {
  const whole = { from: cells[0]?.from ?? 0, to: cells.at(-1)?.to ?? 0 }
  const fix = { label: removeLabel, edits: [{ ...whole, insert: '' }] }
  if (problem) return { span: problem, why: problem.message, fix }
  const wrong = cells.map((cell) => ({ cell, why: refusal(JSON.stringify(cell.text)) })).find(({ why }) => why !== null)
  if (wrong?.why) return { span: wrong.cell, why: wrong.why, fix }
  if (cells.length === head.length) return null
  const count = cells.length === 1 ? '1 cell' : `${cells.length} cells`
  const why = `This row has ${count}, the header has ${head.length}.`
  return { span: whole, why, fix: fitCells(text, cells, head) ?? fix }
}

/** Adds the empty cells that a row lacks, or takes away those that it has too many. */
function fitCells(text: string, cells: readonly CsvCell[], head: readonly CsvCell[]): TargetFix | null {
  const separator = text[(head.length > 1 ? head[0] : cells[0])?.to ?? 0] ?? ','
  const end = cells.at(-1)?.to ?? 0
  const lacks = head.length - cells.length
  if (lacks > 0) return { label: 'Add empty cells', edits: [{ from: end, to: end, insert: separator.repeat(lacks) }] }
  if (cells.slice(head.length).some((cell) => cell.text !== '')) return null
  const last = cells[head.length - 1]
  return last ? { label: 'Remove the empty cells', edits: [{ from: last.to, to: end, insert: '' }] } : null
}

function refusal(json: string): string | null {
  const read = readJson(json, outsideProfile)
  return read.ok ? null : read.error.message
}

function keyOf(cell: CsvCell): string {
  return cell.text.trim()
}

function isOwn(key: string): key is 'id' | 'agent' {
  return key === 'id' || key === 'agent'
}

/** `custom_data.id` is the key `id` of custom_data; every other dot is a part of its key. */
function bareKey(key: string): string {
  return key.startsWith(prefix) ? key.slice(prefix.length) : key
}

type Line = {
  readonly head: readonly CsvCell[]
  readonly row: readonly CsvCell[]
  readonly kind: TargetView['kind']
  readonly index: number
}

function targetOf({ head, row, kind, index }: Line): TargetView {
  const custom: Record<string, string> = Object.create(null)
  const own: { id?: string; agent?: string } = {}
  for (const [at, cell] of row.entries()) {
    const key = keyOf(head[at] ?? cell)
    if (cell.text === '') continue
    if (isOwn(key)) own[key] = cell.text
    else custom[bareKey(key)] = cell.text
  }
  const customData: JsonObject = custom
  return viewOf({ ...own, custom_data: customData }, kind, index)
}
