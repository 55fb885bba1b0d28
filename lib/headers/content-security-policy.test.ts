import { expect, test } from 'vitest'
import { contentSecurityPolicy, type PagePolicy } from './content-security-policy'

const page: PagePolicy = { nonce: 'N', frameOrigin: null, embedders: [], isDevelopment: false }

test('a page runs only scripts with its nonce and what they load, and styles of its own', () => {
  expect(contentSecurityPolicy(page)).toBe(
    "default-src 'none'; script-src 'nonce-N' 'strict-dynamic'; style-src 'self' 'nonce-N'; style-src-attr 'none'; " +
      "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'none'; " +
      "worker-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types nextjs default; report-uri /api/csp-report; report-to csp",
  )
})

test('a page with a preview frames exactly one origin, and may ask whether its server answers', () => {
  const policy = contentSecurityPolicy({ ...page, frameOrigin: 'https://cobrowse.io' })
  expect(policy).toContain('; frame-src https://cobrowse.io; ')
  expect(policy).toContain("; connect-src 'self' https://cobrowse.io; ")
})

test.each([
  'https://*',
  'https://x;sandbox',
  'https://a,b',
  "https://x'",
  '*',
  'https:',
  'https://a https://b',
  "'self'",
])('an origin that could be read as more than one, such as %s, is not framed at all', (frameOrigin) => {
  expect(contentSecurityPolicy({ ...page, frameOrigin })).toBe(contentSecurityPolicy(page))
  expect(contentSecurityPolicy({ ...page, embedders: ["'self'", 'https://*'] })).toContain("; frame-ancestors 'self'; ")
})

test('an embed page is framed by itself and the app, by nobody else', () => {
  const policy = contentSecurityPolicy({ ...page, embedders: ["'self'", 'http://localhost:3000'] })
  expect(policy).toContain("; frame-ancestors 'self' http://localhost:3000; ")
})

test('only development allows eval and inline styles', () => {
  const development = contentSecurityPolicy({ ...page, isDevelopment: true })
  expect(development).toContain("'unsafe-eval'")
  expect(development).not.toContain('trusted-types')
  expect(contentSecurityPolicy(page)).not.toContain('unsafe')
})
