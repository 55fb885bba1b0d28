/** A fenced block of Markdown: its text, and where that begins in the whole. */
export type Fenced = { readonly text: string; readonly from: number }

const opening = /^[ \t]{0,3}(`{3,}(?!`)|~{3,}(?!~))[^\n`]*$/
/** How many fences are looked into. */
const most = 8

/**
 * The fenced blocks of a text (CommonMark section 4.5), the first ones; none where there is no fence. A fence that is never
 * closed ends with the text. Takes time linear in the text.
 */
export function fencedBlocks(text: string): readonly Fenced[] {
  const blocks: Fenced[] = []
  let open: { readonly mark: string; readonly from: number } | null = null
  for (let from = 0; from <= text.length && blocks.length < most; ) {
    const end = text.indexOf('\n', from)
    const to = end === -1 ? text.length : end
    const line = text.slice(from, to).trimEnd()
    if (open === null) {
      const mark = opening.exec(line)?.[1]
      if (mark) open = { mark, from: to + 1 }
    } else if (isClosing(line, open.mark)) {
      blocks.push({ text: text.slice(open.from, from), from: open.from })
      open = null
    }
    from = to + 1
  }
  if (open && blocks.length < most) blocks.push({ text: text.slice(open.from), from: open.from })
  return blocks
}

function isClosing(line: string, mark: string): boolean {
  const bare = line.trim()
  return bare.length >= mark.length && [...bare].every((char) => char === mark[0])
}
