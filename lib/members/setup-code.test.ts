import { expect, test } from 'vitest'
import { formatSetupCode, normaliseSetupCode } from './setup-code'

test('a setup code has eight groups of four, and every bit of it counts', () => {
  const seen = new Set<string>()
  for (let bit = 0; bit < 160; bit += 1) {
    const bytes = new Uint8Array(20)
    bytes[bit >> 3] = 1 << (bit & 7)
    seen.add(formatSetupCode(bytes))
  }
  expect(seen.size).toBe(160)
  for (const code of seen) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){7}[0-9a-hjkmnp-tv-z]{4}$/)
})

test('a code typed with capitals, spaces and look-alike letters is the same code', () => {
  const code = formatSetupCode(new Uint8Array(20).fill(0b0000_1000))
  const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `
  expect(normaliseSetupCode(typed)).toBe(code.replaceAll('-', ''))
  expect(normaliseSetupCode(typed)).toHaveLength(32)
})
