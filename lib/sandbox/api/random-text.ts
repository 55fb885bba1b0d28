const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Text of `length` base-32 characters, five random bits each. */
export function randomText(randomBytes: (count: number) => Uint8Array, length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('')
}

/** Six digits that none of `taken` has. */
export function randomCode(randomBytes: (count: number) => Uint8Array, taken: ReadonlySet<string>): string {
  const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4)
  let number = (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % 1_000_000
  while (taken.has(digits(number))) number = (number + 1) % 1_000_000
  return digits(number)
}

function digits(number: number): string {
  return String(number).padStart(6, '0')
}
