import { expect, test } from 'vitest'
import { parseUrl } from '.'

test('an address with letters beyond ASCII is read however often addresses were read before', () => {
  const read = new Set(Array.from({ length: 20_000 }, () => parseUrl('https://kundendienst.müller.example')?.origin))
  expect([...read]).toEqual(['https://kundendienst.xn--mller-kva.example'])
})

test('what is no address, with a base or without, is none', () => {
  expect([parseUrl('kundendienst'), parseUrl('/a', 'b'), parseUrl('/a', 'https://a.example')?.href]).toEqual([
    null,
    null,
    'https://a.example/a',
  ])
})
