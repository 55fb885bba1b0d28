import { expect, test } from 'vitest'
import { parseTrustedProxies, settleHeaders } from './peer.mjs'

const nobody = parseTrustedProxies('')
const proxies = parseTrustedProxies('10.0.0.0/8, 2001:db8::1')

function settled(headers: Record<string, string>, peer: string, trusted = nobody) {
  const copy = { ...headers }
  settleHeaders(copy, { peer, scheme: 'http', trusted })
  return copy
}

test('a stranger cannot choose the address it is counted under', () => {
  const headers = settled({ host: 'h', 'x-forwarded-for': '9.9.9.9', 'x-remit-client-address': '8.8.8.8' }, '127.0.0.1')
  expect(headers['x-remit-client-address']).toBe('127.0.0.1')
  expect(headers['x-forwarded-for']).toBe('127.0.0.1')
})

test('nothing a stranger says about forwarding, rewriting or the nonce reaches the app', () => {
  const lies = {
    forwarded: 'for=1',
    'x-real-ip': '1',
    'x-forwarded-port': '1',
    'x-middleware-subrequest': 'proxy',
    'x-nonce': 'evil',
    'x-remit-request-id': 'req_1',
  }
  expect(Object.keys(settled({ host: 'h', ...lies }, '127.0.0.1')).toSorted()).toEqual([
    'host',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-remit-client-address',
  ])
})

test('the host a stranger claims to have been forwarded for is not believed', () => {
  const headers = settled(
    { host: 'localhost:3000', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
    '1.2.3.4',
  )
  expect(headers).toMatchObject({
    host: 'localhost:3000',
    'x-forwarded-host': 'localhost:3000',
    'x-forwarded-proto': 'http',
  })
})

test('behind trusted proxies the client is the nearest address that is none of them', () => {
  const headers = settled({ 'x-forwarded-for': '6.6.6.6, 7.7.7.7, 10.1.1.1' }, '::ffff:10.0.0.2', proxies)
  expect(headers['x-remit-client-address']).toBe('7.7.7.7')
})

test('a trusted proxy may say which host and scheme were asked', () => {
  const headers = settled(
    {
      host: '10.0.0.9:3000',
      'x-forwarded-host': 'remit.test',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '7.7.7.7',
    },
    '2001:db8::1',
    proxies,
  )
  expect(headers).toMatchObject({ host: 'remit.test', 'x-forwarded-host': 'remit.test', 'x-forwarded-proto': 'https' })
})

test('a broken chain of proxies falls back to the last address that could be read', () => {
  expect(settled({ 'x-forwarded-for': '7.7.7.7, junk' }, '10.0.0.2', proxies)['x-remit-client-address']).toBe(
    '10.0.0.2',
  )
})

test.each(['10.0.0.0/99', 'proxy.test', '1.2.3'])('%s is refused as a trusted proxy', (text) => {
  expect(() => parseTrustedProxies(text)).toThrow()
})
