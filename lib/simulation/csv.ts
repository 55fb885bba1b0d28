import { problemAt, type TextProblem } from '@/lib/json'

/** One cell with where it stands in the text. */
export type CsvCell = { readonly text: string; readonly from: number; readonly to: number }

/** A row: its cells, and what is wrong with it where its quotes do not hold together; then its last cell is the rest of the line. */
export type CsvRow = { readonly cells: readonly CsvCell[]; readonly problem: TextProblem | null }

const separators: readonly string[] = [',', ';', '\t']

/**
 * Reads CSV (RFC 4180) into rows of cells; commas, semicolons and tabs separate, whichever the first line uses first. Empty
 * lines are passed over. A quote that is not closed and text after a closing quote are a problem of their own row, which ends
 * with its line. Takes time linear in the text.
 */
export function readCsv(text: string): readonly CsvRow[] {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let cells: CsvCell[] = []
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; ) {
    const { cell, problem } = readCell(text, at, separator)
    cells.push(cell)
    const end = text.slice(cell.to, cell.to + 2)
    if (end[0] !== separator || problem) {
      if (cells.some((one) => one.text !== '' || one.to > one.from)) rows.push({ cells, problem })
      cells = []
    }
    at = cell.to + (end === '\r\n' ? 2 : 1)
  }
  return rows
}

/** One cell, or what is left of a line that cannot be parted into cells. */
function readCell(text: string, from: number, separator: string): { cell: CsvCell; problem: TextProblem | null } {
  if (text[from] !== '"') return { cell: readBare(text, from, separator), problem: null }
  const quoted = readQuoted(text, from)
  const next = quoted && text[quoted.to]
  if (quoted && (next === undefined || next === separator || next === '\n' || next === '\r'))
    return { cell: quoted, problem: null }
  const rest = readBare(text, quoted ? quoted.to : from, null)
  const cell = { ...rest, from }
  if (!quoted) return { cell, problem: problemAt(text, cell, 'This quote is not closed.') }
  const span = { from: quoted.to, to: quoted.to + 1 }
  return { cell, problem: problemAt(text, span, 'Text follows the closing quote. Write " as "".') }
}

/** The first separator of the first line that is not inside quotes. */
function separatorOf(text: string): string {
  let isQuoted = false
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && separators.includes(char)) return char
    else if (!isQuoted && (char === '\n' || char === '\r')) break
  }
  return ','
}

/** Up to the separator or the end of the line. */
function readBare(text: string, from: number, separator: string | null): CsvCell {
  let to = from
  while (to < text.length && text[to] !== separator && text[to] !== '\n' && text[to] !== '\r') to += 1
  return { text: text.slice(from, to), from, to }
}

function readQuoted(text: string, from: number): CsvCell | null {
  const pieces: string[] = []
  for (let at = from + 1; ; ) {
    const end = text.indexOf('"', at)
    if (end === -1) return null
    pieces.push(text.slice(at, end))
    if (text[end + 1] !== '"') return { text: pieces.join(''), from, to: end + 1 }
    pieces.push('"')
    at = end + 2
  }
}
