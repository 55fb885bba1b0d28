/** Prints rows as CSV with CRLF line ends. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(printCell).join(',')}\r\n`).join('')
}

/** Cells that begin with = + - @, in half or full width, a tab or a line end are formulas to a spreadsheet. */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text
}

function printCell(text: string): string {
  return `"${guardCell(text).replaceAll('"', '""')}"`
}
