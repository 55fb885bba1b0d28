const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Prints 20 random bytes as a setup code: eight groups of four characters of Crockford's base 32. */
export function formatSetupCode(bytes: Uint8Array): string {
  if (bytes.byteLength !== 20) throw new RangeError('A setup code is made of 20 bytes.')
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const characters = bits.match(/.{5}/g)?.map((five) => alphabet[Number.parseInt(five, 2)]) ?? []
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Reads a setup code however it was typed: capitals, spaces, and the letters Crockford's alphabet leaves out. */
export function normaliseSetupCode(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\s-]+/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
}
