import { expect, test } from 'vitest'
import { withoutToken } from './embed-token.mjs'

test.each([
  ['/dashboard?token=eyJprobe', '/dashboard'],
  ['/?token=eyJprobe&lng=de', '/?lng=de'],
  [
    '/dashboard?filter_user_id=c%204711+x&token=eyJprobe&popout=none',
    '/dashboard?filter_user_id=c%204711+x&popout=none',
  ],
  ['/dashboard/?token=eyJprobe&token=eyJprobe.2', '/dashboard/'],
  ['/dashboard?%74oken=eyJprobe', '/dashboard'],
  ['/dashboard?lng=de&t%6Fken=eyJprobe', '/dashboard?lng=de'],
  ['/dashboard??token=eyJprobe', '/dashboard'],
  ['/dashboard?token', '/dashboard'],
  ['/dashboard?token=a?token=b', '/dashboard'],
])('of %s everything but the token is left', (target, rest) => {
  expect(withoutToken(target)).toBe(rest)
})

test.each([
  '/',
  '/dashboard?',
  '/token=eyJ',
  '/session/123456?token_source=postMessage&lng=de',
  '/api/1/devices?filter_a=b%20c+d&&limit=1',
  '/templates?q=token%3Dx',
  '/x?Token=y',
  '/x?%E0%A4%A=1',
])('a target without a token stays as it was sent (%s)', (target) => {
  expect(withoutToken(target)).toBe(target)
})
