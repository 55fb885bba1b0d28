import { err, ok, type Result } from '@/lib/base'
import type { JsonDocument, JsonNode } from '../types'
import { limits, type Room } from './limits'
import { describeFlaw, type Flaw, type ReadProblem } from './problem'
import { scanToken } from './scan'
import { startWalk, step } from './walk'

const mark = '\ufeff'

/**
 * Reads a JSON text by Remit's strict rules (RFC 8259 and narrower), or tells the first problem with its place.
 * Never throws, never recurses, takes time linear in the text; what it accepts means the same to every JSON reader.
 * `room` is more than a draft has only for lists that are looked at and never signed.
 */
export function readJson(text: string, room: Room = limits): Result<JsonDocument, ReadProblem> {
  const root = readRoot(text, room)
  return root.ok ? ok({ text, root: root.value }) : err(describeFlaw(text, root.error))
}

/** Reads JSON from bytes, which must be UTF-8 without a byte order mark. */
export function readJsonBytes(bytes: Uint8Array): Result<JsonDocument, ReadProblem> {
  const text = decodeLoosely(bytes.subarray(0, limits.bytes), bytes.length > limits.bytes)
  if (bytes.length > limits.bytes) return err(describeFlaw(text, tooLarge(text, text.length, limits)))
  const wrong = firstDifference(bytes, new TextEncoder().encode(text))
  if (wrong === undefined) return readJson(text)
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

function readRoot(text: string, room: Room): Result<JsonNode, Flaw> {
  const flaw = findOversize(text, room)
  if (flaw) return err(flaw)
  if (text.startsWith(mark)) {
    return err({ code: 'byte-order-mark', from: 0, to: 1, mend: { from: 0, to: 1, insert: '' } })
  }
  const walk = startWalk(room.members)
  for (let at = 0; ; ) {
    const token = scanToken(text, at)
    if (!token.ok) return token
    const refused = step(walk, token.value)
    if (refused) return err(refused)
    if (walk.root && token.value.kind === 'end') return ok(walk.root)
    at = token.value.to
  }
}

function findOversize(text: string, room: Room): Flaw | undefined {
  if (text.length * 3 <= room.bytes) return undefined
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(room.bytes))
  return read < text.length ? tooLarge(text, read, room) : undefined
}

function tooLarge(text: string, from: number, { bytes }: Room): Flaw {
  return { code: 'too-large', from: Math.min(from, text.length), to: text.length, detail: bytes.toLocaleString('en') }
}
