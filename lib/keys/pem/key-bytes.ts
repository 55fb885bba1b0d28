import { type DerValue, der, derAt, derChildren, derInside, hexOf, numberOf } from './der'

/** What bytes are, whatever label stood around them. `unknown`: none of these, or not all of it is there. */
export type KeyBytes =
  | 'pkcs8'
  | 'encrypted-pkcs8'
  | 'pkcs1'
  | 'sec1'
  | 'dsa'
  | 'public-key'
  | 'rsa-public-key'
  | 'certificate'
  | 'certificate-request'
  | 'pkcs12'
  | 'pkcs7'
  | 'keystore'
  | 'openssh'
  | 'pem'
  | 'unknown'

/** Tells what bytes are by what they start with and how they are built. Looks at the outermost two layers only. */
export function classifyKeyBytes(bytes: Uint8Array): KeyBytes {
  const top = derAt(bytes, 0)
  if (top?.tag === der.sequence && top.end === bytes.length) return classifySequence(bytes, top)
  if (bytes[0] === der.sequence && bytes[1] === endless) return classifyEndless(bytes.subarray(2))
  const start = String.fromCharCode(...bytes.slice(0, 64))
  if (start.startsWith('openssh-key-v1\0')) return 'openssh'
  if (start.startsWith('\xfe\xed\xfe\xed') || start.startsWith('\xce\xce\xce\xce')) return 'keystore'
  return /^\s*-+\s*BEGIN /.test(start) ? 'pem' : 'unknown'
}

/** The length of BER that is not said: what it is of goes on to a mark (X.690, 8.1.3.6). Some libraries write boxes so. */
const endless = 0x80

function classifyEndless(inside: Uint8Array): KeyBytes {
  const first = derAt(inside, 0)
  if (first?.tag === der.oid) return isPkcs7(inside, first) ? 'pkcs7' : 'unknown'
  return first?.tag === der.integer && numberOf(inside, first) === 3 ? 'pkcs12' : 'unknown'
}

/** The content types of PKCS#7, signed data among them. */
function isPkcs7(bytes: Uint8Array, first: DerValue): boolean {
  return hexOf(bytes, first).startsWith('2a864886f70d0107')
}

function classifySequence(bytes: Uint8Array, top: DerValue): KeyBytes {
  const parts = derChildren(bytes, top) ?? []
  const tags = parts.map(({ tag }) => tag)
  const [first] = parts
  if (first?.tag === der.integer) return classifyNumbered(numberOf(bytes, first), tags)
  if (first?.tag === der.oid && isPkcs7(bytes, first)) return 'pkcs7'
  if (first?.tag !== der.sequence) return 'unknown'
  const startsWithOid = bytes[first.start] === der.oid
  if (startsWithOid && tags.length === 2 && tags[1] === der.octets) return 'encrypted-pkcs8'
  if (startsWithOid && tags.length === 2 && tags[1] === der.bits) return 'public-key'
  if (tags.length !== 3 || tags[1] !== der.sequence || tags[2] !== der.bits) return 'unknown'
  return classifySigned(derInside(bytes, first) ?? [])
}

/** What starts with a number: a version, or a modulus where only two numbers stand. */
function classifyNumbered(version: number, tags: readonly number[]): KeyBytes {
  const areNumbers = tags.every((tag) => tag === der.integer)
  if (areNumbers && tags.length === 2) return 'rsa-public-key'
  if (areNumbers && version <= 1 && tags.length === 9) return 'pkcs1'
  if (areNumbers && version === 0 && tags.length === 6) return 'dsa'
  if (version <= 1 && tags[1] === der.sequence && tags[2] === der.octets) return 'pkcs8'
  if (version === 1 && tags[1] === der.octets) return 'sec1'
  return version === 3 && tags[1] === der.sequence ? 'pkcs12' : 'unknown'
}

/** A request ends with attributes; a certificate has more parts, the first of which is mostly a version. */
function classifySigned(parts: readonly DerValue[]): KeyBytes {
  if (parts.length < 4) return 'unknown'
  return parts.length === 4 && parts[3]?.tag === der.context0 ? 'certificate-request' : 'certificate'
}

/** How a private key is encrypted: the rounds of work that opening it takes, and whether its cipher is one of today. */
export type Encryption = { readonly rounds: number; readonly isLegacy: boolean }

const oids = {
  pbes2: '2a864886f70d01050d',
  pbkdf2: '2a864886f70d01050c',
  scrypt: '2b06010401da47040b',
  desCbc: '2b0e030207',
  rc2Cbc: '2a864886f70d0302',
  rc5: '2a864886f70d0309',
} as const

const legacyCiphers: readonly string[] = [oids.desCbc, oids.rc2Cbc, oids.rc5]
/** PKCS#5 version 1 (DES and RC2) and the RC schemes of PKCS#12; its triple DES is still read. */
const legacySchemes = /^2a864886f70d0105(01|03|04|06|0a|0b)$|^2a864886f70d010c01(01|02|05|06)$/

/** Reads how an encrypted PKCS#8 key is encrypted; null when that cannot be told. */
export function readEncryption(bytes: Uint8Array): Encryption | null {
  const [algorithm] = derInside(bytes, derAt(bytes, 0) ?? undefined) ?? []
  const [scheme, given] = derInside(bytes, algorithm) ?? []
  const name = hexOf(bytes, scheme)
  const parameters = derInside(bytes, given)
  if (name === '' || parameters === null) return null
  if (name !== oids.pbes2) {
    const [salt, rounds] = parameters
    if (salt?.tag !== der.octets || rounds?.tag !== der.integer) return null
    return { rounds: numberOf(bytes, rounds), isLegacy: legacySchemes.test(name) }
  }
  const [derivation, cipher] = parameters.map((part) => derInside(bytes, part))
  const rounds = roundsOf(bytes, derivation ?? [])
  return rounds === null ? null : { rounds, isLegacy: legacyCiphers.includes(hexOf(bytes, cipher?.[0])) }
}

function roundsOf(bytes: Uint8Array, [name, given]: readonly DerValue[]): number | null {
  const parameters = derInside(bytes, given) ?? []
  const numbers = parameters.filter(({ tag }) => tag === der.integer).map((value) => numberOf(bytes, value))
  const kind = hexOf(bytes, name)
  if (kind === oids.pbkdf2) return numbers[0] ?? null
  const [n, r, p] = numbers
  if (kind !== oids.scrypt || n === undefined || r === undefined || p === undefined) return null
  // A round of scrypt (N, r and p multiplied) takes some half as long as one of PBKDF2.
  return n * r * p
}
