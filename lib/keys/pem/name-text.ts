import { toBase64 } from './base64'
import type { PemRefusalCode } from './refusals'

const forms: readonly (readonly [RegExp, PemRefusalCode])[] = [
  [/^\{/, 'jwk'],
  [/^PuTTY-User-Key-File/, 'putty'],
  [/^(ssh-(rsa|ed25519|dss)|ecdsa-)/, 'ssh-public-key'],
  // As `ssh-keygen -l` prints it, as consoles show it, and as certificates are compared.
  [/^(\d{3,5}\s+)?(SHA256:[A-Za-z0-9+/_-]{40,44}|MD5:[0-9a-f:]{40,48})(=|\s|$)/, 'fingerprint'],
  [/^((sha-?(1|256)|md5)( fingerprint)?\s*[=:]\s*)?([0-9a-f]{2}:){15,31}[0-9a-f]{2}$/i, 'fingerprint'],
  [/^(<\?xml[^>]{0,200}>\s*)?<RSAKeyValue>[\s\S]*<D>/i, 'xml-key'],
  [/^(<\?xml[^>]{0,200}>\s*)?<RSAKeyValue>/i, 'public-key'],
  [/^(Bearer\s+)?eyJ[\w-]+\.[\w-]*\.[\w-]*$/i, 'token'],
  [/^[a-z][a-z0-9+.-]{1,20}:\/\/\S*$/i, 'address'],
  // No base64 has these: a drive, a dot or ~ in front, a name that ends as key files do, or the top of a file system.
  [/^(~|\.{1,2}|[a-z]:)[\\/][^\n]{1,1000}$/i, 'path'],
  [/^[^\n]{0,1000}\.(pem|key|p12|pfx|p7b|jks|keystore|der|crt|cer|ppk|pub|txt)$/i, 'path'],
  [/^\/(Users|home|etc|var|run|opt|mnt|tmp|srv|root|app|usr|secrets)\/[\w./ -]{1,1000}$/, 'path'],
  // A binary file that was opened as text: what was no text is lost.
  [/\uFFFD|\0/, 'binary'],
]

/** What a text is that holds no PEM block, where its own form says so. */
export function nameText(text: string): PemRefusalCode | null {
  const start = text.trim()
  return forms.find(([form]) => form.test(start))?.[1] ?? null
}

const name =
  /^(?:export\s{1,8}|set\s{1,8})?["']?[A-Za-z_][\w.-]{0,80}["']?\s{0,8}[=:]\s{0,8}(?:[|>]-?\s{1,8})?(?=["'`]?[A-Za-z0-9+/_-]{40})/
const closing = /["'`][,;]?$/

/** What stands inside a name and quotes, as in `KEY="…"` of an environment file; null for a text without them. */
export function insideWrapping(text: string): string | null {
  const whole = text.trim()
  const value = whole.replace(name, '')
  const inside = /^["'`]/.test(value) && closing.test(value) ? value.slice(1).replace(closing, '') : value
  return inside === whole ? null : inside
}

/**
 * The text of bytes: UTF-8, or UTF-16 as PowerShell writes files, by its mark or by the zero beside every letter. Null for
 * bytes that are no text.
 */
export function textOfBytes(bytes: Uint8Array): string | null {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes)
  return /\uFFFD|\0/.test(text) ? null : text
}

function encodingOf([a, b, c, d]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return 'utf-16be'
  return 'utf-8'
}

/** The text of a chosen key file. A file that is no text (DER, PKCS#12, a keystore) becomes base64, which is read by its bytes. */
export function textOfKeyFile(bytes: Uint8Array): string {
  return textOfBytes(bytes) ?? toBase64(bytes)
}
