import type { Result } from '@/lib/base'
import { problemAt, type TextProblem } from '@/lib/json'
import { isTokenText, type TokenContext } from '@/lib/tokens'
import { readAddress, readAddressAmong } from './address/read-address'
import type { Imported } from './imported'
import { fencedBlocks } from './markdown'
import { readClaimsText } from './read-claims-text'
import { readPastedToken } from './read-pasted-token'

export type { Imported } from './imported'

/**
 * Reads what someone pasted as the parts of a template, or tells the first problem with its line and column in the pasted
 * text: a token, an embed address (alone or among words), claims or a policy, each also in a fenced block of Markdown. Lists what was understood,
 * changed and not taken, and what is wrong with a token. Total, runs nothing, takes time linear in the text, and what it
 * answers as a draft has passed the strict reader. The signature of a token is not checked.
 */
export function readImport(text: string, context: TokenContext): Result<Imported, TextProblem> {
  const blocks = fencedBlocks(text)
  const [first] = blocks
  if (first === undefined) return readBare(text, context)
  const reads = blocks.map((block) => ({ block, read: readBare(block.text, context) }))
  const found = reads.find(({ read }) => read.ok)
  if (found?.read.ok) {
    const { read } = found
    return {
      ok: true,
      value: { ...read.value, changed: ['Took the fenced block out of Markdown.', ...read.value.changed] },
    }
  }
  const read = reads[0]?.read
  if (read === undefined || read.ok) return readBare(text, context)
  const { from, to, message } = read.error
  return { ok: false, error: problemAt(text, { from: from + first.from, to: to + first.from }, message) }
}

function readBare(text: string, context: TokenContext): Result<Imported, TextProblem> {
  if (isTokenText(text)) return readPastedToken(text, context)
  const read = readAddress(text, context) ?? readClaimsText(text, context)
  return read.ok ? read : (readAddressAmong(text, context) ?? read)
}
