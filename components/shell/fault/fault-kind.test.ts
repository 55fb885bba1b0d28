import { expect, test } from 'vitest'
import { faultKind } from './fault-kind'

test.each([
  'Failed to load chunk /_next/static/chunks/1f2a.js from module 4711',
  'Loading chunk 42 failed.',
  'Loading CSS chunk 42 failed.',
  'Failed to fetch dynamically imported module: https://remit.example/_next/x.js',
  'error loading dynamically imported module: https://remit.example/_next/x.js',
  'Importing a module script failed.',
])('“%s” is a failed download, whatever the browser calls it', (message) => {
  expect(faultKind(new Error(message))).toBe('download')
})

test('a failed download is known by its name, too', () => {
  expect(faultKind(Object.assign(new Error('x'), { name: 'ChunkLoadError' }))).toBe('download')
})

test('what has a digest broke on the server, everything else in the browser', () => {
  expect(
    faultKind(Object.assign(new Error('An error occurred in the Server Components render.'), { digest: '42' })),
  ).toBe('server')
  expect(faultKind(new TypeError('x is undefined'))).toBe('browser')
})
