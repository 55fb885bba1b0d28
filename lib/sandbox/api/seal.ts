/** Seals a text with a secret (HMAC-SHA-256), as hexadecimal digits. */
export async function sealOf(text: string, secret: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const seal = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return Array.from(new Uint8Array(seal), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Tells whether a text was sealed with this secret. The seal is compared by a seal of both, so that time tells nothing. */
export async function isSealed(text: string, seal: string, secret: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const [given, own] = await Promise.all([sealOf(seal, secret), sealOf(await sealOf(text, secret), secret)])
  return given === own
}
