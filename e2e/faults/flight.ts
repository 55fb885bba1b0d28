const newline = 10
const comma = 44
const colon = 58

/**
 * Reads what an action answered from the stream that React sends (row by row, `id:json`, a text row as `id:Tlength,bytes`).
 * Throws when there is no such answer.
 */
export function actionAnswer(body: Buffer): unknown {
  const rows = readRows(body)
  const first: { readonly a?: string } = JSON.parse(rows.get('0') ?? '{}')
  const row = rows.get(/^\$@(\w+)$/.exec(first.a ?? '')?.[1] ?? '')
  if (row === undefined) throw new Error(`No answer of an action: ${body.subarray(0, 300)}`)
  if (row.startsWith('E')) throw new Error(`The action failed: ${row}`)
  return JSON.parse(row, (_key, value: unknown) => (typeof value === 'string' ? plain(value, rows) : value))
}

function plain(text: string, rows: ReadonlyMap<string, string>): unknown {
  if (text === '$undefined') return undefined
  if (text.startsWith('$$')) return text.slice(1)
  const referred = /^\$([0-9a-f]+)$/.exec(text)?.[1]
  return referred === undefined ? text : rows.get(referred)
}

function readRows(body: Buffer): ReadonlyMap<string, string> {
  const rows = new Map<string, string>()
  for (let at = 0; at < body.length; ) {
    const start = body.indexOf(colon, at)
    if (start < 0) break
    const id = body.toString('utf8', at, start)
    const isText = body[start + 1] === 'T'.charCodeAt(0)
    const length = isText ? body.indexOf(comma, start) : body.indexOf(newline, start)
    const from = isText ? length + 1 : start + 1
    const to = isText ? from + Number.parseInt(body.toString('utf8', start + 2, length), 16) : length
    if (to < from) break
    rows.set(id, body.toString('utf8', from, to))
    at = isText ? to : to + 1
  }
  return rows
}
