import { expect, test } from 'vitest'
import { isPlainHost, isPlainOrigin } from './plain-origin'

test.each([
  'cobrowse.example.com',
  'cobrowse.example.com.',
  'xn--mller-kva.example',
  'localhost',
  '10.1.2.3',
  '[::1]',
  '[2001:db8::a:1]',
])('%s is a plain host, alone and in an origin', (host) => {
  expect(isPlainHost(host)).toBe(true)
  expect(isPlainOrigin(`https://${host}`)).toBe(true)
  expect(isPlainOrigin(`http://${host}:8443`)).toBe(true)
})

test.each(['', '*', '*.example.com', 'x;sandbox', 'a,b', 'a"b', "'self'", 'a b', 'a..b', '.', 'a_b', '[::1', '[*]'])(
  '%j is no plain host, nor part of a plain origin',
  (host) => {
    expect(isPlainHost(host)).toBe(false)
    expect(isPlainOrigin(`https://${host}`)).toBe(false)
  },
)

test.each([
  'https:',
  'https://a/',
  'https://a/b',
  'https://a:*',
  'https://a https://b',
  'https://a\n',
  'data:',
  'https://u@a',
])('%j is no plain origin', (text) => {
  expect(isPlainOrigin(text)).toBe(false)
})
