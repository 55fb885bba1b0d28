import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codes } from '@/lib/policy'
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

test('each section of a list leads to its own place', () => {
  const text = 'Decided alone; semantics 2.5 and 3, readings A5, A6 and A10, Security T3, T10'
  expect(sourcesOf(text).flatMap(({ href }) => href ?? [])).toEqual([
    '/help/policies#2.5',
    '/help/policies#3',
    '/help/policies#A5',
    '/help/policies#A6',
    '/help/policies#A10',
    '/help/security#T3',
    '/help/security#T10',
  ])
})

test('no source of a finding names a section that it does not lead to', () => {
  const plain = Object.entries(codes).flatMap(([code, { reference }]) =>
    sourcesOf(reference).flatMap(({ text, href }) =>
      href === null && /\b[ATM]\d|semantics|reading/.test(text) ? [code] : [],
    ),
  )
  expect(plain).toEqual([])
})
