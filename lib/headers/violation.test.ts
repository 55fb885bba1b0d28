import { expect, test } from 'vitest'
import { readViolation } from './violation'

test('both forms of a report say the same', () => {
  const old = {
    'csp-report': {
      'effective-directive': 'img-src',
      'blocked-uri': 'https://x.test/a?secret',
      'document-uri': 'http://localhost:3000/keys#k',
    },
  }
  const current = [
    {
      type: 'csp-violation',
      body: {
        effectiveDirective: 'img-src',
        blockedURL: 'https://x.test/a?secret',
        documentURL: 'http://localhost:3000/keys#k',
      },
    },
  ]
  const expected = { directive: 'img-src', blocked: 'https://x.test/a', page: 'http://localhost:3000/keys' }
  expect(readViolation(JSON.stringify(old))).toEqual(expected)
  expect(readViolation(JSON.stringify(current))).toEqual(expected)
})

test.each(['', 'null', '[]', '{"csp-report":1}', '{"csp-report":{}}', '[{"body":null}]', '{'])(
  '%s is no report',
  (text) => {
    expect(readViolation(text)).toBeNull()
  },
)
