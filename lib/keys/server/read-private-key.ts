import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { err, ok, type Result } from '@/lib/base'
import { type PemRefusal, type PemRefusalCode, pemRefusals, readPem } from '@/lib/keys'
import { judgeFactors } from './factors'

/** Reads a pasted private key, or says why Remit does not take it. Keeps no copy of the text or the passphrase. */
export function readPrivateKey(pem: string, passphrase: string): Result<KeyObject, PemRefusal> {
  const block = readPem(pem)
  if (!block.ok) return block
  if (block.value.encrypted && passphrase === '') return refuse('passphrase-needed')
  const opened = open(block.value.text, block.value.encrypted ? passphrase : null)
  if (!opened.ok) return opened
  const refusal = refusalOf(opened.value)
  return refusal === null ? opened : refuse(refusal)
}

function open(text: string, passphrase: string | null): Result<KeyObject, PemRefusal> {
  try {
    return ok(createPrivateKey({ key: text, format: 'pem', ...(passphrase === null ? {} : { passphrase }) }))
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : ''
    if (passphrase === null) return refuse('truncated')
    return refuse(/unsupported|unknown|fetch/i.test(reason) ? 'cipher-unsupported' : 'passphrase-wrong')
  }
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

function refusalOf(key: KeyObject): PemRefusalCode | null {
  const kind = key.asymmetricKeyType ?? ''
  if (kind !== 'rsa') return algorithmRefusals[kind] ?? 'other-algorithm'
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {}
  if (modulusLength < 2048) return 'too-small'
  if (modulusLength > 4096) return 'too-large'
  if (publicExponent < 65_537n || publicExponent > 0xffff_ffffn || publicExponent % 2n === 0n) return 'exponent'
  return judgeFactors(key) ?? (isWhole(key) ? null : 'damaged')
}

/** OpenSSL reads a key whose parts do not belong together; only using it shows the difference. */
function isWhole(key: KeyObject): boolean {
  const probe = Buffer.from('remit key probe')
  try {
    return verify('RSA-SHA256', probe, createPublicKey(key), sign('RSA-SHA256', probe, key))
  } catch {
    return false
  }
}

function refuse(code: PemRefusalCode): Result<never, PemRefusal> {
  return err({ code, ...pemRefusals[code] })
}
