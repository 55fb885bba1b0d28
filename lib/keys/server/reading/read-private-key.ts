import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { err, ok, type Result } from '@/lib/base'
import { type PemRefusal, type PemRefusalCode, pemRefusals, readPem } from '@/lib/keys'
import { judgeFactors } from './factors'
import { openEncrypted } from './open-key'

/**
 * Reads a pasted private key, or says why Remit does not take it. Keeps no copy of the text or the passphrase. What takes
 * long (opening an encrypted key, the search for factors of its primes) happens in other threads.
 */
export async function readPrivateKey(pem: string, passphrase: string): Promise<Result<KeyObject, PemRefusal>> {
  const block = readPem(pem)
  if (!block.ok) return block
  if (block.value.encrypted && passphrase === '') return refuse('passphrase-needed')
  const opened = block.value.encrypted ? await openLocked(block.value.text, passphrase) : openPlain(block.value.text)
  if (!opened.ok) return opened
  const refusal = await refusalOf(opened.value)
  return refusal === null ? opened : refuse(refusal)
}

function openPlain(text: string): Result<KeyObject, PemRefusal> {
  try {
    return ok(createPrivateKey({ key: text, format: 'pem' }))
  } catch {
    return refuse('truncated')
  }
}

/** Ciphers of RFC 1421 headers that OpenSSL has given up; those of PKCS#8 are refused by `readPem`. */
const legacyCipher = /DEK-Info: (DES-(CBC|ECB|OFB|CFB)|RC2|RC4|RC5|IDEA|BF|CAST|SEED)/i

async function openLocked(text: string, passphrase: string): Promise<Result<KeyObject, PemRefusal>> {
  if (legacyCipher.test(text)) return refuse('cipher-unsupported')
  const key = await openEncrypted(text, passphrase)
  return key === null ? refuse('passphrase-wrong') : ok(key)
}

const algorithmRefusals: Readonly<Record<string, PemRefusalCode>> = {
  ec: 'elliptic-curve',
  ed25519: 'edwards',
  ed448: 'edwards',
  x25519: 'edwards',
  x448: 'edwards',
  dsa: 'dsa',
  'rsa-pss': 'rsa-pss',
}

async function refusalOf(key: KeyObject): Promise<PemRefusalCode | null> {
  const kind = key.asymmetricKeyType ?? ''
  if (kind !== 'rsa') return algorithmRefusals[kind] ?? 'other-algorithm'
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < 2048) return 'too-small'
  if (modulusLength > 4096) return 'too-large'
  if (publicExponent < 65_537n || publicExponent > 0xffff_ffffn || publicExponent % 2n === 0n) return 'exponent'
  return (await judgeFactors(key)) ?? ((await isWhole(key)) ? null : 'damaged')
}

/** OpenSSL reads a key whose parts do not belong together; only using it shows the difference. */
async function isWhole(key: KeyObject): Promise<boolean> {
  const probe = Buffer.from('remit key probe')
  try {
    const signature = await promisify<string, Buffer, KeyObject, Buffer>(sign)('RSA-SHA256', probe, key)
    return verify('RSA-SHA256', probe, createPublicKey(key), signature)
  } catch {
    return false
  }
}

function refuse(code: PemRefusalCode): Result<never, PemRefusal> {
  return err({ code, ...pemRefusals[code] })
}
