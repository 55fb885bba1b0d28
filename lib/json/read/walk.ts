import type { JsonMember, JsonNode } from '../types'
import { findRefusedKey } from './key'
import { type Flaw, quote } from './problem'
import type { ReadProfile } from './profile'
import type { MarkToken, Token } from './scan'
import type { StringToken } from './scan-string'

type ObjectFrame = { kind: 'object'; from: number; keys: Set<string>; members: JsonMember[]; key: StringToken | null }
type ArrayFrame = { kind: 'array'; from: number; items: JsonNode[] }
export type Frame = ObjectFrame | ArrayFrame

/** Where a reading stands: what is open, what may come next, and what was seen last. */
export type Walk = {
  frames: Frame[]
  expects: 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'comma' | 'end'
  memberCount: number
  itemCount: number
  profile: ReadProfile
  previous: Token
  root: JsonNode | null
}

/** A reading that has seen nothing yet. */
export function startWalk(profile: ReadProfile): Walk {
  const previous = { kind: 'end', from: 0, to: 0 } as const
  return { frames: [], expects: 'value', memberCount: 0, itemCount: 0, profile, previous, root: null }
}

/** Moves a reading past one token, or tells why that token may not stand there. */
export function step(walk: Walk, token: Token): Flaw | undefined {
  const flaw = accept(walk, token)
  walk.previous = token
  return flaw
}

function accept(walk: Walk, token: Token): Flaw | undefined {
  const frame = walk.frames.at(-1)
  if (token.kind === 'end') return walk.expects === 'end' ? undefined : endedEarly(token, frame)
  if (walk.expects === 'end') return { code: 'text-after-value', from: token.from, to: token.to }
  if (token.kind === '}' || token.kind === ']') return close(walk, token, frame)
  if (walk.expects === 'comma') return afterValue(walk, token)
  if (walk.expects === 'colon') return afterKey(walk, token, frame)
  if (token.kind === ',') return strayComma(walk, token)
  if (frame?.kind === 'object' && walk.expects !== 'value') return takeKey(walk, token, frame)
  return takeValue(walk, token)
}

function endedEarly(token: Token, frame: Frame | undefined): Flaw {
  return frame
    ? { code: 'unexpected-end', from: token.from, to: token.to, detail: frame.kind, openedAt: frame.from }
    : { code: 'empty', from: token.from, to: token.to }
}

function afterValue(walk: Walk, token: Token): Flaw | undefined {
  if (token.kind !== ',') {
    const mend = { from: walk.previous.to, to: walk.previous.to, insert: ',' }
    return { code: 'missing-comma', from: token.from, to: token.to, mend }
  }
  walk.expects = walk.frames.at(-1)?.kind === 'object' ? 'key' : 'value'
  return undefined
}

function afterKey(walk: Walk, token: Token, frame: Frame | undefined): Flaw | undefined {
  if (token.kind === ':') {
    walk.expects = 'value'
    return undefined
  }
  const key = frame?.kind === 'object' ? (frame.key?.value ?? '') : ''
  return { code: 'missing-colon', from: token.from, to: token.to, detail: quote(key) }
}

function strayComma(walk: Walk, token: Token): Flaw {
  const span = { from: token.from, to: token.to }
  const isExtra = walk.previous.kind === ',' || walk.expects === 'first-key' || walk.expects === 'first-item'
  return isExtra ? { code: 'extra-comma', ...span, mend: { ...span, insert: '' } } : { code: 'missing-value', ...span }
}

function takeKey(walk: Walk, token: Token, frame: ObjectFrame): Flaw | undefined {
  const span = { from: token.from, to: token.to }
  if (token.kind === 'word') return { code: 'key-not-quoted', ...span, detail: quote(token.word) }
  if (token.kind !== 'string') return { code: 'key-expected', ...span }
  const refused = findRefusedKey(token, walk.profile)
  if (refused) return refused
  if (frame.keys.has(token.value)) return { code: 'duplicate-key', ...span, detail: quote(token.value) }
  if (frame.keys.size === walk.profile.membersPerObject) return { code: 'too-many-in-object', ...span }
  walk.memberCount += 1
  if (walk.memberCount > walk.profile.members) {
    return { code: 'too-many-members', ...span, detail: walk.profile.members.toLocaleString('en') }
  }
  frame.keys.add(token.value)
  frame.key = token
  walk.expects = 'colon'
  return undefined
}

function takeValue(walk: Walk, token: Token): Flaw | undefined {
  if (walk.frames.at(-1)?.kind === 'array') walk.itemCount += 1
  if (walk.itemCount > walk.profile.items) {
    return { code: 'too-many-items', from: token.from, to: token.to, detail: walk.profile.items.toLocaleString('en') }
  }
  if (token.kind === '{' || token.kind === '[') return open(walk, token)
  const node = token.kind === 'string' || token.kind === 'number' ? token : constant(token)
  if ('code' in node) return node
  place(walk, node)
  return undefined
}

function constant(token: Token): JsonNode | Flaw {
  const span = { from: token.from, to: token.to }
  if (token.kind !== 'word') return { code: 'missing-value', ...span }
  if (token.word === 'null') return { kind: 'null', ...span }
  if (token.word === 'true' || token.word === 'false') return { kind: 'boolean', ...span, value: token.word === 'true' }
  return { code: 'unknown-word', ...span, detail: quote(token.word) }
}

function open(walk: Walk, token: MarkToken): Flaw | undefined {
  const { depth } = walk.profile
  if (walk.frames.length === depth) return { code: 'too-deep', from: token.from, to: token.to, detail: String(depth) }
  const { from } = token
  walk.frames.push(
    token.kind === '{'
      ? { kind: 'object', from, keys: new Set(), members: [], key: null }
      : { kind: 'array', from, items: [] },
  )
  walk.expects = token.kind === '{' ? 'first-key' : 'first-item'
  return undefined
}

function close(walk: Walk, token: MarkToken, frame: Frame | undefined): Flaw | undefined {
  const span = { from: token.from, to: token.to }
  if (!frame) return { code: 'missing-value', ...span }
  if ((frame.kind === 'object') !== (token.kind === '}'))
    return { code: 'wrong-bracket', ...span, detail: frame.kind, openedAt: frame.from }
  if (walk.previous.kind === ',') {
    const { from, to } = walk.previous
    return { code: 'trailing-comma', from, to, mend: { from, to, insert: '' } }
  }
  if (walk.expects === 'colon') return afterKey(walk, token, frame)
  if (walk.expects === 'value') return { code: 'missing-value', ...span }
  walk.frames.pop()
  const whole = { from: frame.from, to: token.to }
  place(
    walk,
    frame.kind === 'object'
      ? { kind: 'object', ...whole, members: frame.members }
      : { kind: 'array', ...whole, items: frame.items },
  )
  return undefined
}

function place(walk: Walk, node: JsonNode): void {
  const frame = walk.frames.at(-1)
  if (frame?.kind === 'array') frame.items.push(node)
  if (frame?.kind === 'object' && frame.key) {
    const { value: key, from, to } = frame.key
    frame.members.push({ key, keySpan: { from, to }, value: node })
    frame.key = null
  }
  if (!frame) walk.root = node
  walk.expects = frame ? 'comma' : 'end'
}
