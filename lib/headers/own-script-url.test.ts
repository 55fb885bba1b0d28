import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownScriptUrl } from './own-script-url'

const page = 'https://remit.example/templates/tpl_1'

test.each([
  '/_next/static/chunks/a1.js',
  '/_next/static/chunks/a1.js?dpl=2',
  'https://remit.example/_next/static/chunks/a1.js',
])('%s is a chunk of the application, and answered as it was given: the bundler finds it again by that', (url) => {
  expect(ownScriptUrl(url, page)).toBe(url)
})

test.each([
  'https://evil.test/_next/static/chunks/a1.js',
  '//evil.test/_next/static/chunks/a1.js',
  'https://remit.example@evil.test/_next/static/chunks/a1.js',
  'http://remit.example/_next/static/chunks/a1.js',
  'data:text/javascript,alert(1)//_next/static/a.js',
  'blob:https://remit.example/_next/static/a.js',
  'javascript:alert(1)',
  '/_next/static/../../api/v1/templates/tpl_1.js',
  '/_next/static/%2e%2e/%2e%2e/api/v1/a.js',
  '/_next/static/media/a.svg',
  '/api/v1/a.js',
  'https://',
  '',
])('%s is no script of the application', (url) => {
  expect(ownScriptUrl(url, page)).toBeNull()
})

test('whatever is asked, only chunks of the own origin are ever answered, and asking never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (url) => {
      const answer = ownScriptUrl(url, page)
      expect(answer === null || new URL(answer, page).href.startsWith('https://remit.example/_next/static/')).toBe(true)
    }),
  )
})
