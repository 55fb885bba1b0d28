import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourcesOf } from './sources'

test('a source is split into text and links, in order', () => {
  expect(sourcesOf('Cobrowse JWT policies docs, version 3; assumption A5')).toEqual([
    {
      text: 'Cobrowse JWT policies docs',
      href: 'https://docs.cobrowse.io/agent-side-integrations/json-web-tokens-jwts/jwt-policies',
    },
    { text: ', version 3; ', href: null },
    { text: 'assumption A5', href: '/help/policies#A5' },
  ])
})

test('a clause of an RFC leads to that clause', () => {
  expect(sourcesOf('RFC 7519 section 4.1.2; Cobrowse JWT docs').map(({ href }) => href)).toEqual([
    'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.2',
    null,
    'https://docs.cobrowse.io/agent-side-integrations/json-web-tokens-jwts',
  ])
})

test('sections and threats are called by what a reader finds in Help', () => {
  expect(sourcesOf('semantics 2.6; Security T2').filter(({ href }) => href !== null)).toEqual([
    { text: 'section 2.6', href: '/help/policies#2.6' },
    { text: 'threat T2', href: '/help/security#T2' },
  ])
})

test('any text is answered, and what is no citation stays as it was', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parts = sourcesOf(text)
      if (parts.every(({ href }) => href === null)) expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})
