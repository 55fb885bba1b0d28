import { expect, test } from 'vitest'
import { attempt } from './outcome'

function thrown(message: string): Promise<unknown> {
  return attempt(() => Promise.reject(new Error(message)))
}

test('what the server refused before the action began reaches the form in the server’s own words', async () => {
  const refusal = { ok: false, failure: { code: 'too_large', message: 'Larger than "32 kB".\\ Sign in.' } }
  expect(await thrown(JSON.stringify(refusal))).toEqual(refusal)
})

test.each([
  'Failed to fetch',
  'An unexpected response was received from the server.',
  '{"ok":false,"failure":{"code":"no_such_code","message":"x"}}',
  '{"ok":false,"failure":{"code":"too_large","message":"cut',
])('anything else (%s) is a server that could not be reached', async (message) => {
  expect(await thrown(message)).toMatchObject({ ok: false, failure: { code: 'unavailable' } })
})

test('what Next steers by is not caught', async () => {
  const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sign-in' })
  await expect(attempt(() => Promise.reject(redirect))).rejects.toBe(redirect)
})
