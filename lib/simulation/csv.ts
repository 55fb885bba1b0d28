import { err, ok, type Result } from '@/lib/base'
import { problemAt, type TextProblem } from '@/lib/json'

/** One cell with where it stands in the text. */
export type CsvCell = { readonly text: string; readonly from: number; readonly to: number }

const separators: readonly string[] = [',', ';', '\t']

/**
 * Reads CSV (RFC 4180) into rows of cells; commas, semicolons and tabs separate, whichever the first line uses first. Empty
 * lines are passed over. Refuses a quote that is not closed and text after a closing quote. Takes time linear in the text.
 */
export function readCsv(text: string): Result<readonly (readonly CsvCell[])[], TextProblem> {
  const separator = separatorOf(text)
  const rows: CsvCell[][] = []
  let row: CsvCell[] = []
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at <= text.length; ) {
    const cell = text[at] === '"' ? readQuoted(text, at) : readBare(text, at, separator)
    if (cell === null) return err(problemAt(text, { from: at, to: text.length }, 'This quote is not closed.'))
    row.push(cell)
    const end = text.slice(cell.to, cell.to + 2)
    if (end !== '' && end[0] !== separator && end[0] !== '\n' && end !== '\r\n' && end[0] !== '\r') {
      return err(problemAt(text, { from: cell.to, to: cell.to + 1 }, 'Text follows the closing quote. Write " as "".'))
    }
    if (end[0] !== separator) {
      if (row.some((one) => one.text !== '' || one.to > one.from)) rows.push(row)
      row = []
    }
    at = cell.to + (end === '\r\n' ? 2 : 1)
  }
  return ok(rows)
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

function readBare(text: string, from: number, separator: string): CsvCell {
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
