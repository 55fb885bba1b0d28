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
const blockPattern = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g

/**
 * Finds the one RSA private key in a PEM text: PKCS#8 or PKCS#1, encrypted or not (RFC 7468, RFC 1421 headers).
 * Text outside the block (bag attributes, quotes, JSON) is passed over, and inside it white space does not count, nor
 * does whether a line end is one or is written `\\n`. Everything else is refused with its reason; what only the key bytes
 * can tell (size, exponent, algorithm inside PKCS#8) is not looked at here.
 */
export function readPem(input: string): Result<PemBlock, PemRefusal> {
  if (input.length > sizeLimit) return refuse('too-long')
  const text = input.replace(/^\uFEFF/, '').replace(/\\r|\\n|\r\n?/g, '\n')
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
  const form = forms[label]
  if (form === undefined) return refuse('unknown-block')
  const cipher = cipherPattern.exec(body)?.[1]
  const data = body.replace(headersPattern, '').replace(/\s+/g, '')
  if (/[^A-Za-z0-9+/=]/.test(data)) return refuse('foreign-character')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(data) || data.length % 4 !== 0) return refuse('truncated')
  const headers = cipher === undefined ? '' : `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher}\n\n`
  const text = `-----BEGIN ${label}-----\n${headers}${inLines(data)}\n-----END ${label}-----\n`
  return ok({ ...form, text, encrypted: form.encrypted || cipher !== undefined })
}

function inLines(data: string): string {
  return (data.match(/.{1,64}/g) ?? []).join('\n')
}

const cipherPattern = /DEK-Info:\s*([A-Za-z0-9-]+,\s*[0-9A-Fa-f]+)/
const headersPattern = /Proc-Type:\s*4,\s*ENCRYPTED|DEK-Info:\s*[A-Za-z0-9-]+,\s*[0-9A-Fa-f]+/g

const forms: Readonly<Record<string, Pick<PemBlock, 'encoding' | 'encrypted'>>> = {
  'PRIVATE KEY': { encoding: 'pkcs8', encrypted: false },
  'ENCRYPTED PRIVATE KEY': { encoding: 'pkcs8', encrypted: true },
  'RSA PRIVATE KEY': { encoding: 'pkcs1', encrypted: false },
}

const labelRefusals: Readonly<Record<string, PemRefusal['code']>> = {
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'rsa-public-key',
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
