import { err, ok, type Result } from '@/lib/base'
import type { JsonDocument, JsonNode } from '../types'
import { nameCrowd } from './crowd'
import { describeFlaw, type Flaw, type ReadProblem } from './problem'
import { authoredProfile, type ReadProfile } from './profile'
import { scanToken } from './scan'
import { startWalk, step } from './walk'

const mark = '\ufeff'

/**
 * Reads a JSON text, or tells the first problem with its place. Never throws, never recurses, takes time linear in the text.
 * By `authoredProfile` what it accepts means the same to every JSON reader, which is wanted of all that Remit writes and
 * signs; what others made and Remit only looks at is read by `outsideProfile`.
 */
export function readJson(text: string, profile: ReadProfile = authoredProfile): Result<JsonDocument, ReadProblem> {
  const root = readRoot(text, profile)
  return root.ok ? ok({ text, root: root.value }) : err(describeFlaw(text, root.error))
}

/** Reads JSON from bytes, which must be UTF-8 without a byte order mark. */
export function readJsonBytes(
  bytes: Uint8Array,
  profile: ReadProfile = authoredProfile,
): Result<JsonDocument, ReadProblem> {
  const text = decodeLoosely(bytes.subarray(0, profile.bytes), bytes.length > profile.bytes)
  if (bytes.length > profile.bytes) return err(describeFlaw(text, tooLarge(text, text.length, profile)))
  const wrong = firstDifference(bytes, new TextEncoder().encode(text))
  if (wrong === undefined) return readJson(text, profile)
  const from = decodeLoosely(bytes.subarray(0, wrong), true).length
  return err(describeFlaw(text, { code: 'invalid-utf8', from, to: from + 1 }))
}

/** Decodes UTF-8, writing U+FFFD for what is none; a character that is cut in two at the end is left out when more follows. */
function decodeLoosely(bytes: Uint8Array, isMoreToCome: boolean): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: isMoreToCome })
}

function firstDifference(left: Uint8Array, right: Uint8Array): number | undefined {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at === left.length && at === right.length ? undefined : at
}

function readRoot(text: string, profile: ReadProfile): Result<JsonNode, Flaw> {
  const flaw = findOversize(text, profile)
  if (flaw) return err(flaw)
  if (text.startsWith(mark)) {
    return err({ code: 'byte-order-mark', from: 0, to: 1, mend: { from: 0, to: 1, insert: '' } })
  }
  const walk = startWalk(profile)
  for (let at = 0; ; ) {
    const token = scanToken(text, at, profile)
    if (!token.ok) return token
    const refused = step(walk, token.value)
    if (refused) return err(refused.code === 'too-many-in-object' ? nameCrowd(text, walk, refused) : refused)
    if (walk.root && token.value.kind === 'end') return ok(walk.root)
    at = token.value.to
  }
}

function findOversize(text: string, profile: ReadProfile): Flaw | undefined {
  if (text.length * 3 <= profile.bytes) return undefined
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(profile.bytes))
  return read < text.length ? tooLarge(text, read, profile) : undefined
}

function tooLarge(text: string, from: number, { bytes }: ReadProfile): Flaw {
  return { code: 'too-large', from: Math.min(from, text.length), to: text.length, detail: bytes.toLocaleString('en') }
}
