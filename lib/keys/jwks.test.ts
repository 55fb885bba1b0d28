import { createHash, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint } from 'jose'
import { expect, test } from 'vitest'
import { publicJwks, thumbprintInput } from './jwks'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const { n = '', e = '' } = privateKey.export({ format: 'jwk' })

test('a key set never holds a private member, even when it is given a whole private key', () => {
  const everything = { kty: 'RSA', ...privateKey.export({ format: 'jwk' }), n, e } as const
  const set = publicJwks([{ kid: 'k', publicJwk: { ...everything, kty: 'RSA' } }])
  expect(set).toEqual({ keys: [{ kty: 'RSA', n, e, kid: 'k', alg: 'RS256', use: 'sig' }] })
  for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi']) expect(JSON.stringify(set)).not.toContain(`"${member}":`)
})

test('the name of a key is its RFC 7638 thumbprint, as jose computes it', async () => {
  const kid = createHash('sha256')
    .update(thumbprintInput({ kty: 'RSA', n, e }))
    .digest('base64url')
  expect(kid).toBe(await calculateJwkThumbprint({ kty: 'RSA', n, e }))
})

test('the thumbprint of the example in RFC 7638 section 3.1 is the one printed there', () => {
  const example = {
    kty: 'RSA',
    n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
    e: 'AQAB',
  } as const
  const kid = createHash('sha256').update(thumbprintInput(example)).digest('base64url')
  expect(kid).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
})
