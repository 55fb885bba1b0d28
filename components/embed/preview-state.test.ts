import { expect, test } from 'vitest'
import type { SignedTestToken } from '@/lib/tokens'
import { idlePreview, nextPreview, type PreviewEvent } from './preview-state'

const at = 1_763_800_000_000
const secret = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'
const token: SignedTestToken = {
  token: secret,
  kid: 'k1',
  claims: { iss: 'l', sub: 'a@example.com', aud: 'https://cobrowse.io', iat: at / 1000, exp: at / 1000 + 300 },
  issuedAt: at,
  expiresAt: at + 300_000,
}

function after(...events: readonly PreviewEvent[]) {
  return events.reduce(nextPreview, idlePreview)
}

const failed = (message: string, isOver = false): PreviewEvent => ({
  kind: 'said',
  at,
  isOver,
  message: { event: 'error', data: { id: 'unauthorized', message } },
})

test('a signed token is live, and the log tells of it without a character of it', () => {
  const state = after(
    { kind: 'sign', at },
    { kind: 'signed', at, token },
    { kind: 'sent', at, event: 'token', text: 'key k1' },
  )
  expect(state.token).toBe(token)
  expect(state.isSigning).toBe(false)
  expect(JSON.stringify(state.log)).not.toContain('eyJ')
})

test('a refusal is kept beside the token that still lives', () => {
  const state = after(
    { kind: 'signed', at, token },
    { kind: 'sign', at },
    { kind: 'refused', at, failure: { code: 'blocked', message: 'Mend it.' } },
  )
  expect(state.refusal?.code).toBe('blocked')
  expect(state.token).toBe(token)
})

test('what the frame reports is named, and a new token clears it', () => {
  const wrong = after({ kind: 'signed', at, token }, failed('jwt issuer invalid'))
  expect(wrong.problem?.name).toBe('wrong-license')
  expect(nextPreview(wrong, { kind: 'signed', at: at + 1, token }).problem).toBeNull()
})

test('clocks that disagree are still named once the frame has loaded, until a token is signed by clocks that agree', () => {
  const ahead = after({ kind: 'signed', at: at + 600_000, token }, { kind: 'load', at: at + 600_001 })
  expect(ahead.problem).toMatchObject({ name: 'clock-ahead', message: expect.stringContaining('600 seconds ahead') })
  expect(nextPreview(ahead, { kind: 'signed', at, token }).problem).toBeNull()
  const told = after({ kind: 'signed', at, token }, failed('jwt expired'), { kind: 'load', at })
  expect(told.problem).toBeNull()
})

test('expired before its time points at the clocks, by what was counted and not by any clock', () => {
  expect(after({ kind: 'signed', at, token }, failed('jwt expired')).problem?.name).toBe('clock-ahead')
  expect(after({ kind: 'signed', at, token }, failed('jwt expired', true)).problem?.name).toBe('expired')
})

test('a renewal without an answer is no refusal while a token is at hand; a first token that does not come is one', () => {
  const failure = { code: 'unavailable', message: 'Remit could not be reached.' } as const
  const renewing = after({ kind: 'signed', at, token }, { kind: 'sign', at }, { kind: 'unanswered', at, failure })
  expect([renewing.refusal, renewing.token, renewing.isSigning]).toEqual([null, token, false])
  expect(renewing.log.at(-1)?.text).toBe('no answer: Remit could not be reached.')
  expect(after({ kind: 'sign', at }, { kind: 'unanswered', at, failure }).refusal).toBe(failure)
})

test('a clock that is far off is said at once', () => {
  expect(after({ kind: 'signed', at: at + 90_000, token }).problem).toMatchObject({ name: 'clock-ahead' })
  expect(after({ kind: 'signed', at: at + 2_000, token }).problem).toBeNull()
})

test.each([
  [false, 'no-answer'],
  [true, 'framing-forbidden'],
] as const)('silence of a frame whose server answers (%s) is named %s, until the frame speaks', (isReachable, name) => {
  const silent = after({ kind: 'signed', at, token }, { kind: 'load', at }, { kind: 'silent', at, isReachable })
  expect(silent.problem?.name).toBe(name)
  expect(nextPreview(silent, { kind: 'said', at, isOver: false, message: { event: 'init' } }).problem).toBeNull()
})

test('the session on screen follows the frame and is gone when it loads anew', () => {
  const state = after(
    { kind: 'signed', at, token },
    { kind: 'said', at, isOver: false, message: { event: 'session', data: { id: 's1', state: 'active' } } },
  )
  expect(state.session).toEqual({ id: 's1', state: 'active' })
  expect(nextPreview(state, { kind: 'load', at }).session).toBeNull()
})

test('the log keeps the newest 200 entries', () => {
  const events = Array.from(
    { length: 250 },
    (): PreviewEvent => ({ kind: 'said', at, isOver: false, message: { event: 'init' } }),
  )
  const { log } = after(...events)
  expect(log).toHaveLength(200)
  expect(log.at(-1)?.id).toBe(250)
})
