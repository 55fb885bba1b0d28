import { err, ok, type Result, trimChars } from '@/lib/base'
import { fromBase64, fromHex, toBase64 } from './base64'
import { blocksOf, type FramedBlock } from './blocks'
import { classifyKeyBytes, type KeyBytes, readEncryption } from './key-bytes'
import { insideWrapping, nameText, textOfBytes } from './name-text'
import type { PemNote } from './notes'
import { type PemRefusal, type PemRefusalCode, refusePem } from './refusals'

/** One private key, cut out of whatever text stood around it, with line ends made uniform and the label that its bytes have. */
type PemBlock = {
  readonly text: string
  readonly encoding: 'pkcs8' | 'pkcs1'
  readonly encrypted: boolean
  /** What was mended on the way, for the reader to know. */
  readonly notes: readonly PemNote[]
}

type Read = Result<PemBlock, PemRefusal>
type Notes = readonly PemNote[]

const sizeLimit = 16_384
/** The most rounds of work that opening a key may ask for: about a second. OpenSSL writes 2,048. */
const mostRounds = 1_048_576
const dash = '[-\\u2010-\\u2015\\u2212\\uFE58\\uFE63\\uFF0D]{1,5}'
const framePattern = new RegExp(`${dash}[ \\t]*(BEGIN|END) ([A-Z0-9 ]*[A-Z0-9])[ \\t]*${dash}`, 'g')

/**
 * Finds the one RSA private key in a text: PKCS#8 or PKCS#1, encrypted or not (RFC 7468, RFC 1421 headers). What the bytes
 * are decides, not the label around them. Text outside the block (bag attributes, quotes, JSON) is passed over, and inside it
 * white space does not count, nor does whether a line end is one or is written `\\n`. Damage that leaves the bytes whole
 * (dashes, label, base64 or hexadecimal of the whole, a name and quotes around it) is mended with a note; everything else is
 * refused with its reason, an encryption that asks for more than `mostRounds` among it. What only the numbers of the key can
 * tell is not looked at here. Takes time linear in the text.
 */
export function readPem(input: string): Read {
  return input.length > sizeLimit ? refuse('too-long') : readText(input, [])
}

function readText(input: string, known: Notes): Read {
  const text = input.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const lines = text.replace(/\\+([rn]?)/g, (run, letter: string) => (letter === '' ? run : '\n'))
  const framed = lines.replace(framePattern, '-----$1 $2-----')
  const notes = [...known, ...noteIf(lines !== text, 'line-ends'), ...noteIf(framed !== lines, 'dashes')]
  if (text.trim() === '') return refuse('empty')
  const blocks = blocksOf(framed)
  if (blocks === null) return refuse('truncated')
  if (blocks.length > 0) return readBlocks(blocks, notes)
  // A path of Windows may hold what looks like a written line end.
  const named = nameText(text)
  return named === null ? readWithoutBlock(lines, known) : refuse(named)
}

function readBlocks(blocks: readonly FramedBlock[], notes: Notes): Read {
  const keys = blocks.filter((block) => block.label !== 'EC PARAMETERS' && block.label !== 'DSA PARAMETERS')
  const [only, second] = keys
  if (only === undefined) return refuse('parameters')
  if (second !== undefined) return refuse(allPrivate(keys) ? 'two-keys' : 'several-parts')
  return readBlock(only, notes)
}

/** How often what is packed is unpacked: base64 of base64 of a file is met, more is not. */
const mostLayers = 2

/** Base64 or hexadecimal without a frame, be it of the key or of a whole PEM file, is read all the same; the rest gets its name. */
function readWithoutBlock(text: string, notes: Notes): Read {
  const inside = notes.includes('around') ? null : insideWrapping(text)
  if (inside !== null) return readText(inside, [...notes, 'around'])
  return (
    readPacked(fromHex(text), 'hex', notes) ??
    readPacked(fromBase64(text), 'base64', notes) ??
    refuse(nameUnreadable(text))
  )
}

/** What the bytes of a text are: a key, or a text with one, or a refusal by its name; null where they say nothing. */
function readPacked(bytes: Uint8Array | null, packing: 'hex' | 'base64', notes: Notes): Read | null {
  if (bytes === null) return null
  const kind = classifyKeyBytes(bytes)
  if (kind !== 'unknown' && kind !== 'pem') {
    return readBytes(kind, bytes, [...notes, ...noteIf(packing === 'hex', 'hex'), 'unlabelled'])
  }
  const text = textOfBytes(bytes) ?? (kind === 'pem' ? latin1(bytes) : null)
  if (text === null || notes.filter((note) => note === packing).length === mostLayers) return null
  const read = readText(text, [...notes, packing])
  return read.ok || !saysNothing.includes(read.error.code) ? read : null
}

/** Refusals that do not tell what a text is, so that it is better called by what stands around it. */
const saysNothing: readonly PemRefusalCode[] = ['not-pem', 'shared-secret', 'empty']

/** A secret of 32 to 64 bytes, in base64 or hexadecimal, has no form by which anything else is known. */
function nameUnreadable(text: string): PemRefusalCode {
  if (/-----END /.test(text) || /^\s*MII[A-Za-z0-9+/\s]{60,}/.test(text)) return 'truncated'
  const { length } = fromHex(text) ?? fromBase64(text) ?? []
  return length >= 32 && length <= 64 ? 'shared-secret' : 'not-pem'
}

function readBlock({ label, body }: FramedBlock, notes: Notes): Read {
  const cipher = cipherPattern.exec(body)?.[1]
  const data = trimChars(body.replace(headersPattern, '').replace(/\s+/g, ''), '-')
  const bytes = cipher === undefined ? fromBase64(data) : null
  const kind = bytes === null ? 'unknown' : classifyKeyBytes(bytes)
  if (bytes === null || kind === 'unknown') return readByLabel({ label, data, cipher }, notes)
  if (kind === 'openssh' && label !== 'OPENSSH PRIVATE KEY') return refuse('openssh-relabelled')
  return readBytes(kind, bytes, [...notes, ...noteIf(forms[kind]?.label !== label, 'label')])
}

/** What the bytes do not tell: what is encrypted as a whole, or not all there. */
function readByLabel(
  { label, data, cipher }: { label: string; data: string; cipher: string | undefined },
  notes: Notes,
): Read {
  const refusal = labelRefusals[label]
  if (refusal !== undefined) return refuse(refusal)
  const form = Object.values(forms).find((each) => each.label === label)
  if (form === undefined) return refuse('unknown-block')
  if (/[^A-Za-z0-9+/=]/.test(data)) return refuse('foreign-character')
  const isWhole = /^[A-Za-z0-9+/]+={0,2}$/.test(data) && data.length % 4 === 0
  // How much work an encrypted key asks for must be known before it is opened.
  if (!isWhole || form.encrypted) return refuse('truncated')
  const { encoding } = form
  const headers = cipher === undefined ? '' : `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher}\n\n`
  return ok({
    encoding,
    encrypted: cipher !== undefined,
    notes: [...new Set(notes)],
    text: frame(label, `${headers}${inLines(data)}`),
  })
}

function readBytes(kind: Exclude<KeyBytes, 'unknown'>, bytes: Uint8Array, notes: Notes): Read {
  const form = forms[kind]
  if (form === undefined) return refuse(kindRefusals[kind] ?? 'unknown-block')
  const { encoding, encrypted, label } = form
  const refusal = encrypted ? judgeEncryption(bytes) : null
  if (refusal !== null) return refuse(refusal)
  return ok({ encoding, encrypted, notes: [...new Set(notes)], text: frame(label, inLines(toBase64(bytes))) })
}

function judgeEncryption(bytes: Uint8Array): PemRefusalCode | null {
  const encryption = readEncryption(bytes)
  if (encryption === null) return 'damaged'
  if (encryption.rounds > mostRounds) return 'too-much-work'
  return encryption.isLegacy ? 'cipher-unsupported' : null
}

function frame(label: string, inside: string): string {
  return `-----BEGIN ${label}-----\n${inside}\n-----END ${label}-----\n`
}

function inLines(data: string): string {
  return (data.match(/.{1,64}/g) ?? []).join('\n')
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

function noteIf(isTrue: boolean, note: PemNote): Notes {
  return isTrue ? [note] : []
}

const cipherPattern = /DEK-Info:\s*([A-Za-z0-9-]+,\s*[0-9A-Fa-f]+)/
const headersPattern = /Proc-Type:\s*4,\s*ENCRYPTED|DEK-Info:\s*[A-Za-z0-9-]+,\s*[0-9A-Fa-f]+/g

type Form = Pick<PemBlock, 'encoding' | 'encrypted'> & { readonly label: string }

const forms: Readonly<Partial<Record<KeyBytes, Form>>> = {
  pkcs8: { label: 'PRIVATE KEY', encoding: 'pkcs8', encrypted: false },
  'encrypted-pkcs8': { label: 'ENCRYPTED PRIVATE KEY', encoding: 'pkcs8', encrypted: true },
  pkcs1: { label: 'RSA PRIVATE KEY', encoding: 'pkcs1', encrypted: false },
}

const kindRefusals: Readonly<Partial<Record<KeyBytes, PemRefusalCode>>> = {
  sec1: 'elliptic-curve',
  dsa: 'dsa',
  'public-key': 'public-key',
  'rsa-public-key': 'rsa-public-key',
  certificate: 'certificate',
  'certificate-request': 'certificate-request',
  pkcs12: 'pkcs12',
  pkcs7: 'pkcs7',
  keystore: 'keystore',
  openssh: 'openssh',
}

const labelRefusals: Readonly<Record<string, PemRefusalCode>> = {
  'PUBLIC KEY': 'public-key',
  'RSA PUBLIC KEY': 'rsa-public-key',
  'SSH2 PUBLIC KEY': 'ssh-public-key',
  CERTIFICATE: 'certificate',
  'TRUSTED CERTIFICATE': 'certificate',
  'X509 CERTIFICATE': 'certificate',
  'CERTIFICATE REQUEST': 'certificate-request',
  'NEW CERTIFICATE REQUEST': 'certificate-request',
  'OPENSSH PRIVATE KEY': 'openssh',
  'EC PRIVATE KEY': 'elliptic-curve',
  'DSA PRIVATE KEY': 'dsa',
  'SSH2 ENCRYPTED PRIVATE KEY': 'ssh2',
  'SSH2 PRIVATE KEY': 'ssh2',
  PKCS7: 'pkcs7',
  'PKCS #7 SIGNED DATA': 'pkcs7',
  CMS: 'pkcs7',
  'PGP PRIVATE KEY BLOCK': 'pgp',
}

function allPrivate(blocks: readonly { readonly label: string }[]): boolean {
  return blocks.every((block) => block.label.endsWith('PRIVATE KEY'))
}

function refuse(code: PemRefusalCode): Read {
  return err(refusePem(code))
}
