import { expect, test } from 'vitest'
import { emptyDraft, readStashedDraft, type SetupDraft, stashDraft, toInput } from './setup-draft'

const filled: SetupDraft = {
  code: 'abcd-efgh',
  name: 'Olive',
  email: 'olive@example.com',
  password: 'a long enough password',
  connection: { kind: 'self-hosted', origin: 'https://cobrowse.example.com', licenseKey: 'k1' },
  key: { kind: 'import', modulusLength: 4096, pem: '-----BEGIN PRIVATE KEY-----', passphrase: 'open sesame' },
}

test('what is kept across a reload holds no password, key or passphrase', () => {
  const kept = stashDraft(filled)
  for (const secret of [filled.password, filled.key.pem, filled.key.passphrase]) expect(kept).not.toContain(secret)
  expect(readStashedDraft(kept)).toEqual({ ...filled, password: '', key: { ...filled.key, pem: '', passphrase: '' } })
})

test.each([null, '', '{', '[]', '"x"', '{"key":{"modulusLength":1024},"connection":{"kind":"nowhere"},"name":7}'])(
  'a kept draft that is none (%j) reads as an empty page',
  (text) => {
    expect(readStashedDraft(text)).toEqual(emptyDraft)
  },
)

test('only what the choices ask for is sent', () => {
  const input = toInput({
    ...filled,
    connection: { ...filled.connection, kind: 'sandbox' },
    key: { ...filled.key, kind: 'generate' },
  })
  expect(input.connection).toEqual({ kind: 'sandbox', origin: '', licenseKey: '' })
  expect(input.key).toEqual({ kind: 'generate', modulusLength: 4096 })
  expect(toInput(filled).key).toEqual({ kind: 'import', pem: filled.key.pem, passphrase: 'open sesame' })
})
