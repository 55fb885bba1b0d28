import { expect, test } from 'vitest'
import { claimsOfText } from './draft-claims'

test('the claims of a draft are its JSON object, unknown members included', () => {
  expect(claimsOfText('{ "role": null, "x-note": "kept" }')).toEqual({ role: null, 'x-note': 'kept' })
})

test.each(['', '{', '[]', '"text"', 'null', '{"role":null,"role":"agent"}'])('%j holds no claims', (text) => {
  expect(claimsOfText(text)).toBeNull()
})
