import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingKnown } from '@/lib/tokens'
import { readImport } from '../read-import'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { iss: 'L', sub: 'ada@acme.example', aud: 'https://cobrowse.io', iat: 1_795_000_000, exp: 1_795_043_200 }
const token = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2ln`

function imported(text: string) {
  const read = readImport(text, nothingKnown)
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

describe('an embed address', () => {
  test('gives its page, options, filters and token, and says that a filter is no wall', () => {
    const { kind, embed, draftText, understood, refused } = imported(
      `https://cobrowse.io/connect?filter_roomId=7f3a&end_action=none&popout=none&token=${token}`,
    )
    expect(kind).toBe('address')
    expect(embed).toMatchObject({
      page: 'connect',
      filters: [{ key: 'roomId', value: '7f3a' }],
      endAction: 'none',
      popout: 'none',
    })
    expect(draftText.trim()).toBe('{}')
    expect(understood.join(' ')).toMatch(
      /An embed address of cobrowse\.io: the page “Connect by filter”.*roomId" = "7f3a.*no wall.*signed with RS256/,
    )
    expect(refused.join(' ')).toMatch(/iss, sub, aud, iat and exp.*signature/)
  })

  test('a license key is told from a token, and what is no option is named', () => {
    const { refused, understood, embed } = imported(
      'https://cobrowse.io/session/s-1/?token=LICEXAMPLE0001&nav=false&lng=!',
    )
    expect(understood.join(' ')).toContain('the page “One session” of "s-1"')
    expect(refused.join(' ')).toMatch(/"nav" is no option.*navigation=none.*"lng" has no value "!".*license key/)
    expect(embed).toMatchObject({ page: 'dashboard', navigation: 'shown' })
  })

  test('a code is no option of the page, and without a token the claims grant nothing', () => {
    const { refused, draftText } = imported('https://cobrowse.io/connect?code=123456')
    expect(refused.join(' ')).toMatch(/"code" is no option of this page.*no token/)
    expect(JSON.parse(draftText)).toEqual({ role: null, policy: { version: 3 } })
  })

  test('is found in a frame, and no other page is taken for one', () => {
    const frame = `<iframe allow="clipboard-write" src="https://eu.cobrowse.io/dashboard?filter_a=1&amp;filter_b=x%20y&amp;token_source=postMessage"></iframe>`
    expect(imported(frame).embed.filters).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: 'x y' },
    ])
    const other = readImport('https://cobrowse.io/pricing', nothingKnown)
    expect(other.ok ? '' : other.error.message).toMatch(/"\/pricing" is no page of the embed/)
  })

  test.each([
    ['in a sentence', 'See https://cobrowse.io/connect?filter_roomId=7f3a, and tell me.'],
    ['at the end of a sentence', 'Our agents open (https://cobrowse.io/connect?filter_roomId=7f3a).'],
    ['without its scheme', 'cobrowse.io/connect?filter_roomId=7f3a'],
    [
      'without its scheme, in a list',
      '- cobrowse.io/connect?filter_roomId=7f3a\n- (docs: https://docs.cobrowse.io/embed)',
    ],
    ['twice', 'https://cobrowse.io/connect?filter_roomId=7f3a\nhttps://cobrowse.io/connect?filter_roomId=7f3a\n'],
  ])('is found %s', (_, text) => {
    const { kind, embed, changed } = imported(text)
    expect([kind, embed.page, embed.filters]).toEqual(['address', 'connect', [{ key: 'roomId', value: '7f3a' }]])
    expect(changed).toEqual(['Took the address out of the words around it.'])
  })

  test('keeps the dot at the end of a token that is not signed', () => {
    const unsigned = `${encode({ alg: 'none' })}.${encode(claims)}.`
    expect(imported(`See https://cobrowse.io/dashboard?token=${unsigned}`).understood.join(' ')).toContain(
      'A whole token without a signature',
    )
  })

  test('among others is not chosen for anybody', () => {
    const text =
      'https://cobrowse.io/session/s-1?token=LIC\n\nhttps://cobrowse.io/connect?code=1\nhttps://cobrowse.io/dashboard\n'
    const read = readImport(text, nothingKnown)
    expect(read.ok ? '' : `${read.error.position.line} ${read.error.message}`).toBe(
      '3 There are 3 embed addresses here. A template opens one page, so paste one of them.',
    )
  })

  test('in a text or a comment of claims does not take their place', () => {
    const text = "{ role: null, note: 'https://cobrowse.io/dashboard' } // https://cobrowse.io/connect"
    expect(imported(text).kind).toBe('claims')
  })

  test.each([';', '/', '"', 'https://', 'a.', '?', 'https://a.b/code '])('a long run of %j is told at once', (part) => {
    expect(readImport(`https://${part.repeat(Math.floor(60_000 / part.length))}x`, nothingKnown)).toHaveProperty('ok')
  })

  test('whatever stands in its query, it is read or refused in a sentence', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), fc.string(), (url, name, value) => {
        readImport(url, nothingKnown)
        const query = new URLSearchParams([
          [`filter_${name}`, value],
          [name, value],
        ])
        expect(readImport(`https://cobrowse.io/connect?${query}`, nothingKnown).ok).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
