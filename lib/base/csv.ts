/** Prints rows as CSV with CRLF line ends. A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(printCell).join(',')}\r\n`).join('')
}

/** Cells that begin with = + - @, tab or CR are formulas to a spreadsheet. */
export function guardCell(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function printCell(text: string): string {
  return `"${guardCell(text).replaceAll('"', '""')}"`
}
