import { expect, test } from 'vitest'
import type { SignedTestToken } from '@/lib/tokens'
import { idlePreview, nextPreview, type PreviewEvent, renewalLead } from './preview-state'

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

const failed = (message: string, id = 'unauthorized', when = at): PreviewEvent => ({
  kind: 'said',
  at: when,
  message: { event: 'error', data: { id, message } },
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

test('expired before its time points at the clocks, by the clock of the server', () => {
  expect(after({ kind: 'signed', at, token }, failed('jwt expired')).problem?.name).toBe('clock-ahead')
  expect(after({ kind: 'signed', at, token }, failed('jwt expired', 'unauthorized', at + 301_000)).problem?.name).toBe(
    'expired',
  )
  // This browser is ten minutes ahead; for the server the token is still young.
  const ahead = at + 600_000
  expect(
    after({ kind: 'signed', at: ahead, token }, failed('jwt expired', 'unauthorized', ahead + 1000)).problem?.name,
  ).toBe('clock-ahead')
})

test('a clock that is far off is said at once', () => {
  expect(after({ kind: 'signed', at: at + 90_000, token }).problem).toMatchObject({ name: 'clock-ahead' })
  expect(after({ kind: 'signed', at: at + 2_000, token }).problem).toBeNull()
})

test('silence is a problem until the frame speaks', () => {
  const silent = after({ kind: 'signed', at, token }, { kind: 'load', at }, { kind: 'silent', at })
  expect(silent.problem?.name).toBe('no-answer')
  expect(nextPreview(silent, { kind: 'said', at, message: { event: 'init' } }).problem).toBeNull()
})

test('the session on screen follows the frame and is gone when it loads anew', () => {
  const state = after(
    { kind: 'signed', at, token },
    { kind: 'said', at, message: { event: 'session', data: { id: 's1', state: 'active' } } },
  )
  expect(state.session).toEqual({ id: 's1', state: 'active' })
  expect(nextPreview(state, { kind: 'load', at }).session).toBeNull()
})

test('the log keeps the newest 200 entries', () => {
  const events = Array.from({ length: 250 }, (): PreviewEvent => ({ kind: 'said', at, message: { event: 'init' } }))
  const { log } = after(...events)
  expect(log).toHaveLength(200)
  expect(log.at(-1)?.id).toBe(250)
})

test('a token is renewed a sixth of its life before its end, never less than 15 seconds', () => {
  expect(renewalLead(token)).toBe(50_000)
  expect(renewalLead({ ...token, expiresAt: at + 60_000 })).toBe(15_000)
})
