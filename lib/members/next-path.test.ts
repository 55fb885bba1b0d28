import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safeNextPath } from './next-path'

test.each(['/', '/templates', '/templates/tpl_1?tab=reach#line-4', '/keys?x=https://evil.example'])(
  '%s is kept',
  (path) => {
    expect(safeNextPath(path)).toBe(path)
  },
)

test.each([
  null,
  undefined,
  '',
  'templates',
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/..//evil.example',
  '/./\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  '/sign-in?next=/keys',
  '/setup',
  '/invite',
  '/api/v1/templates',
  '/_next/static/x',
])('%j leads home', (path) => {
  expect(safeNextPath(path)).toBe('/')
})

test('whatever is asked for, the answer stays on this origin', () => {
  const spelling = fc.string({
    unit: fc.constantFrom('/', '\\', '.', '@', ':', 'a', '%2f', '%5c', '\t', '?', '#', ' '),
  })
  fc.assert(
    fc.property(fc.oneof(spelling, fc.webUrl(), fc.string()), (wanted) => {
      expect(new URL(safeNextPath(wanted), 'https://remit.example').origin).toBe('https://remit.example')
    }),
    { numRuns: 1_000 },
  )
})
