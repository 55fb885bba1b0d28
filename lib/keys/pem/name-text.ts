import { toBase64 } from './base64'
import type { PemRefusalCode } from './refusals'

const forms: readonly (readonly [RegExp, PemRefusalCode])[] = [
  [/^\{/, 'jwk'],
  [/^PuTTY-User-Key-File/, 'putty'],
  [/^(ssh-(rsa|ed25519|dss)|ecdsa-)/, 'ssh-public-key'],
  // As `ssh-keygen -l` prints it, as consoles show it, and as certificates are compared.
  [/^(\d{3,5}\s+)?(SHA256:[A-Za-z0-9+/_-]{40,44}|MD5:[0-9a-f:]{40,48})(=|\s|$)/, 'fingerprint'],
  [/^((sha-?(1|256)|md5)( fingerprint)?\s*[=:]\s*)?([0-9a-f]{2}:){15,31}[0-9a-f]{2}$/i, 'fingerprint'],
  // A binary file that was opened as text: what was no text is lost.
  [/\uFFFD|\0/, 'binary'],
]

/** What a text is that holds no PEM block, where its own form says so. */
export function nameText(text: string): PemRefusalCode | null {
  const start = text.trim()
  return forms.find(([form]) => form.test(start))?.[1] ?? null
}

/** The text of a chosen key file. A file that is no text (DER, PKCS#12, a keystore) becomes base64, which is read by its bytes. */
export function textOfKeyFile(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes)
  return /\uFFFD|\0/.test(text) ? toBase64(bytes) : text
}
