import { err, ok, type Result } from '@/lib/base'
import { type PemRefusal, refusePem } from './pem-refusals'

export { explainPemRefusal, type PemRefusal, type PemRefusalCode, pemRefusals } from './pem-refusals'

/** One private key block, cut out of whatever text stood around it, with line ends made uniform. */
export type PemBlock = {
  readonly text: string
  readonly encoding: 'pkcs8' | 'pkcs1'
  readonly encrypted: boolean
}

const sizeLimit = 16_384
const blockPattern = /-----BEGIN ([A-Z0-9 ]+)-----\n([\s\S]*?)\n-----END \1-----/g

/**
 * Finds the one RSA private key in a PEM text: PKCS#8 or PKCS#1, encrypted or not (RFC 7468, RFC 1421 headers).
 * Text outside the block (bag attributes, blank lines) is passed over. Everything else is refused with its reason;
 * what only the key bytes can tell (size, exponent, algorithm inside PKCS#8) is not looked at here.
 */
export function readPem(input: string): Result<PemBlock, PemRefusal> {
  if (input.length > sizeLimit) return refuse('too-long')
  const text = `\n${input.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')}\n`
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
  if (text.trim() === '') return refuse('empty')
  const blocks = [...text.matchAll(blockPattern)].map((match) => ({ label: match[1] ?? '', body: match[2] ?? '' }))
  const begins = text.match(/-----BEGIN /g)?.length ?? 0
  if (begins === 0) return refuse(nameWithoutBlock(text))
  if (blocks.length !== begins) return refuse('truncated')
  const keys = blocks.filter((block) => block.label !== 'EC PARAMETERS' && block.label !== 'DSA PARAMETERS')
  const [only, second] = keys
  if (only === undefined) return refuse('parameters')
  if (second !== undefined) return refuse(allPrivate(keys) ? 'two-keys' : 'several-parts')
  return readBlock(only)
}

function readBlock({ label, body }: { label: string; body: string }): Result<PemBlock, PemRefusal> {
  const refusal = labelRefusals[label]
  if (refusal !== undefined) return refuse(refusal)
  const headers = /^Proc-Type:\s*4,\s*ENCRYPTED\s*$/m.test(body)
  const data = body
    .split('\n')
    .filter((line) => !line.includes(':'))
    .join('')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data) || data.length % 4 !== 0) return refuse('truncated')
  const text = `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`
  if (label === 'PRIVATE KEY') return ok({ text, encoding: 'pkcs8', encrypted: false })
  if (label === 'ENCRYPTED PRIVATE KEY') return ok({ text, encoding: 'pkcs8', encrypted: true })
  if (label === 'RSA PRIVATE KEY') return ok({ text, encoding: 'pkcs1', encrypted: headers })
  return refuse('unknown-block')
}

const labelRefusals: Readonly<Record<string, PemRefusal['code']>> = {
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'public-key',
  CERTIFICATE: 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'CERTIFICATE REQUEST': 'certificate-request',
  'NEW CERTIFICATE REQUEST': 'certificate-request',
  'OPENSSH PRIVATE KEY': 'openssh',
  'EC PRIVATE KEY': 'elliptic-curve',
  'DSA PRIVATE KEY': 'dsa',
  'PGP PRIVATE KEY BLOCK': 'pgp',
}

function allPrivate(blocks: readonly { readonly label: string }[]): boolean {
  return blocks.every((block) => block.label.endsWith('PRIVATE KEY'))
}

function nameWithoutBlock(text: string): PemRefusal['code'] {
  const start = text.trimStart()
  if (start.startsWith('{')) return 'jwk'
  if (start.startsWith('PuTTY-User-Key-File')) return 'putty'
  if (/^(ssh-(rsa|ed25519|dss)|ecdsa-)/.test(start)) return 'ssh-public-key'
  if (start.startsWith('---- BEGIN SSH2')) return 'ssh-public-key'
  if (/-----END /.test(text) || /^MII[A-Za-z0-9+/\s]{60,}/.test(start)) return 'truncated'
  return 'not-pem'
}

function refuse(code: PemRefusal['code']): Result<PemBlock, PemRefusal> {
  return err(refusePem(code))
}
