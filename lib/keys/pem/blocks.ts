/** What stands between a BEGIN line and its END line, and the label of both. */
export type FramedBlock = { readonly label: string; readonly body: string }

const begin = '-----BEGIN '
const label = /([^\n-]{1,80})-----/y

/**
 * The blocks of a text in their order; none where it has no BEGIN line, null where one has no END line of its own, or another
 * block begins before that. Takes time linear in the text, as it stops at the first that is not whole.
 */
export function blocksOf(text: string): readonly FramedBlock[] | null {
  const blocks: FramedBlock[] = []
  for (let at = text.indexOf(begin); at !== -1; ) {
    label.lastIndex = at + begin.length
    const name = label.exec(text)?.[1]
    if (name === undefined) return null
    const end = `-----END ${name}-----`
    const [from, to] = [label.lastIndex, text.indexOf(end, label.lastIndex)]
    const body = to === -1 ? begin : text.slice(from, to)
    if (body.includes(begin)) return null
    blocks.push({ label: name, body })
    at = text.indexOf(begin, to + end.length)
  }
  return blocks
}
