import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEmbedMessage } from './message'

const origin = 'https://cobrowse.io'

function said(event: string, data?: unknown) {
  return { origin, data: { cobrowseio: true, trustedOnly: true, event, data } }
}

test('what the frame says is read', () => {
  expect(readEmbedMessage(said('init', null), origin)).toMatchObject({ ok: true, value: { event: 'init' } })
  expect(readEmbedMessage(said('session', { id: 's1', state: 'active', code: '123456' }), origin)).toMatchObject({
    ok: true,
    value: { event: 'session', data: { id: 's1', state: 'active' } },
  })
  expect(readEmbedMessage(said('screen', { width: 1, height: 2 }), origin)).toMatchObject({ ok: true })
  expect(readEmbedMessage(said('error', { id: 'x', message: 'jwt expired' }), origin)).toMatchObject({ ok: true })
})

test('the origin is compared before the message is looked at', () => {
  const data = new Proxy(
    {},
    {
      get: () => {
        throw new Error('looked at')
      },
      has: () => {
        throw new Error('looked at')
      },
    },
  )
  expect(readEmbedMessage({ origin: 'https://evil.example', data }, origin)).toEqual({
    ok: false,
    error: 'foreign-origin',
  })
})

test('what is not of the bridge, too large or misshapen is not read', () => {
  expect(readEmbedMessage({ origin, data: 'hello' }, origin)).toEqual({ ok: false, error: 'not-cobrowse' })
  expect(readEmbedMessage({ origin, data: { event: 'session' } }, origin)).toEqual({ ok: false, error: 'not-cobrowse' })
  expect(readEmbedMessage(said('session', { state: 'active' }), origin)).toEqual({ ok: false, error: 'unknown-shape' })
  expect(readEmbedMessage(said('reload', {}), origin)).toEqual({ ok: false, error: 'unknown-shape' })
  const large = said('session', { id: 's1', state: 'active', filler: 'x'.repeat(16_384) })
  expect(readEmbedMessage(large, origin)).toEqual({ ok: false, error: 'too-large' })
})

test('no message makes the reader throw', () => {
  fc.assert(fc.property(fc.anything(), (data) => void readEmbedMessage({ origin, data }, origin)))
  const circular: Record<string, unknown> = { cobrowseio: true, event: 'session' }
  circular.data = circular
  expect(readEmbedMessage({ origin, data: circular }, origin)).toEqual({ ok: false, error: 'too-large' })
})
