import { err, type JsonObject, ok, type Result } from '@/lib/base'
import { outsideProfile, problemAt, readJson, type Span, type TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'
import { type CsvCell, readCsv } from './csv'
import { mostTargets, type ReadTargets } from './read-json-targets'
import { viewOf } from './view-of'

const prefix = 'custom_data.'
const longest = 2_000_000

/**
 * Reads CSV with a header row as targets of one kind. The columns `id` and `agent` are what they say; every other is a key
 * of custom_data, whose values are texts, and an empty cell means that the target has no such key. Keys and values that no
 * JSON of others may hold are refused here, with line and column.
 */
export function readCsvTargets(text: string, kind: TargetView['kind']): Result<ReadTargets, TextProblem> {
  if (text.length > longest)
    return err(problemAt(text, { from: longest, to: text.length }, 'This is too long. Shorten it.'))
  const read = readCsv(text)
  if (!read.ok) return read
  const [head, ...rows] = read.value
  if (head === undefined)
    return err(problemAt(text, { from: 0, to: 0 }, 'There is nothing here yet. Start with a row of keys.'))
  const extra = rows[mostTargets]?.[0]
  if (extra) return err(problemAt(text, extra, `There are more than ${mostTargets} targets.`))
  const refused = refuseHead(text, head) ?? rows.map((row) => refuseRow(text, row, head)).find((one) => one !== null)
  if (refused) return err(refused)
  return ok({ targets: rows.map((row, index) => targetOf({ head, row, kind, index })), leftOut: [] })
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

function refuseRow(text: string, row: readonly CsvCell[], head: readonly CsvCell[]): TextProblem | null {
  if (row.length !== head.length) {
    const span: Span = { from: row[0]?.from ?? 0, to: row.at(-1)?.to ?? 0 }
    const cells = row.length === 1 ? '1 cell' : `${row.length} cells`
    return problemAt(text, span, `This row has ${cells}, the header has ${head.length}.`)
  }
  for (const cell of row) {
    const why = refusal(JSON.stringify(cell.text))
    if (why) return problemAt(text, cell, why)
  }
  return null
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
