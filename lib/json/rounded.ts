import type { JsonPath } from '@/lib/base'
import { leavesOf } from './leaves'
import { outsideProfile, type ReadProfile } from './read/profile'
import { readJson } from './read/read-json'
import type { JsonDocument, Span } from './types'

/** A number whose digits no number holds, so that its value is only near: where it stands, and the digits as written. */
export type RoundedNumber = Span & { readonly path: JsonPath; readonly digits: string }

/** The numbers of a document that are marked as rounded, in the order of the text. */
export function roundedNumbers({ text, root }: JsonDocument): readonly RoundedNumber[] {
  return leavesOf(root).flatMap(({ path, node }) => {
    if (node.kind !== 'number' || !node.isRounded) return []
    return [{ path, from: node.from, to: node.to, digits: text.slice(node.from, node.to) }]
  })
}

/**
 * A document with other JSON in the place of every rounded number for which there is any, so that whoever decides by it takes
 * no near number for the one that is meant. The same document where nothing is put in.
 */
export function replaceRounded(
  document: JsonDocument,
  instead: (path: JsonPath) => 'null' | 'false' | undefined,
): JsonDocument {
  let [text, at] = ['', 0]
  for (const { path, from, to } of roundedNumbers(document)) {
    const put = instead(path)
    if (put === undefined) continue
    text += document.text.slice(at, from) + put
    at = to
  }
  if (at === 0) return document
  const profile: ReadProfile = { ...outsideProfile, bytes: outsideProfile.bytes * 2, numbers: 'any' }
  const read = readJson(text + document.text.slice(at), profile)
  return read.ok ? read.value : { text: 'null', root: { kind: 'null', from: 0, to: 4 } }
}
