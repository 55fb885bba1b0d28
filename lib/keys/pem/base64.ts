const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/**
 * The bytes of a text in base64, white space aside, or null when it is none. Takes the alphabet of URLs as well and padding
 * or none.
 */
export function fromBase64(text: string): Uint8Array | null {
  const data = text
    .replace(/\s+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/={1,2}$/, '')
  if (data === '' || data.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(data)) return null
  const bytes = new Uint8Array(Math.floor((data.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const character of data) {
    bits = ((bits << 6) | alphabet.indexOf(character)) & 0xffffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at] = (bits >> held) & 0xff
    at += 1
  }
  return bytes
}

/** The bytes of a text in hexadecimal, white space and colons aside, or null when it is none. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/[\s:]+/g, '')
  if (digits === '' || digits.length % 2 === 1 || !/^[0-9A-Fa-f]+$/.test(digits)) return null
  return Uint8Array.from({ length: digits.length / 2 }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}

/** Bytes in base64, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    const letters = [18, 12, 6, 0].map((shift) => alphabet[(group >> shift) & 63]).join('')
    text += letters.slice(0, Math.min(bytes.length - at, 3) + 1).padEnd(4, '=')
  }
  return text
}
