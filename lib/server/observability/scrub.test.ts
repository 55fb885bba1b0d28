import { expect, test } from 'vitest'
import { scrub } from './scrub'

test.each([
  ['a compact token', 'x eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln y', 'x [token] y'],
  ['a PEM block', 'a -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- b', 'a [pem] b'],
  ['a PEM block that was cut', '-----BEGIN RSA PRIVATE KEY-----\nMIIE', '[pem]'],
  ['a password in a query', 'https://x/?password=hunter2', 'https://x/?password=[secret]'],
  ['a database address', 'postgresql://remit:hunter2@db/remit', 'postgresql://[secret]@db/remit'],
])('%s never reaches the log', (_name, text, expected) => {
  expect(scrub(text)).toBe(expected)
})

test('a line break cannot forge a second log line', () => {
  expect(scrub('one\ntwo\u001b[31m\u202e')).toBe('one\\u000atwo\\u001b[31m\\u202e')
})
