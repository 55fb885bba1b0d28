import { checkPrimeSync, generateKeyPairSync, generatePrimeSync, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { readPrivateKey } from './read-private-key'
import { keyFromPrimes } from './testing'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const passphrase = 'correct horse'

function pkcs8(key: KeyObject, cipher?: string): string {
  const lock = cipher === undefined ? {} : { cipher, passphrase }
  return key.export({ type: 'pkcs8', format: 'pem', ...lock }).toString()
}

function pkcs1(key: KeyObject, cipher?: string): string {
  const lock = cipher === undefined ? {} : { cipher, passphrase }
  return key.export({ type: 'pkcs1', format: 'pem', ...lock }).toString()
}

function codeOf(pem: string, given = ''): string {
  const read = readPrivateKey(pem, given)
  return read.ok ? 'read' : read.error.code
}

test.each([
  ['PKCS#8', pkcs8(rsa.privateKey), ''],
  ['PKCS#1', pkcs1(rsa.privateKey), ''],
  ['PKCS#8 under AES-256', pkcs8(rsa.privateKey, 'aes-256-cbc'), passphrase],
  ['PKCS#8 under AES-128', pkcs8(rsa.privateKey, 'aes-128-cbc'), passphrase],
  ['PKCS#8 under triple DES', pkcs8(rsa.privateKey, 'des-ede3-cbc'), passphrase],
  ['PKCS#1 under AES-256', pkcs1(rsa.privateKey, 'aes-256-cbc'), passphrase],
  ['PKCS#1 under AES-128', pkcs1(rsa.privateKey, 'aes-128-cbc'), passphrase],
  ['PKCS#1 under triple DES', pkcs1(rsa.privateKey, 'des-ede3-cbc'), passphrase],
  ['a plain key with a passphrase nobody needs', pkcs8(rsa.privateKey), 'not needed'],
  ['Windows line ends', pkcs8(rsa.privateKey).replaceAll('\n', '\r\n'), ''],
  [
    'an encrypted PKCS#1 key with Windows line ends',
    pkcs1(rsa.privateKey, 'aes-256-cbc').replaceAll('\n', '\r\n'),
    passphrase,
  ],
  ['indented lines', pkcs1(rsa.privateKey).replaceAll('\n', '\n  '), ''],
  ['blank lines between', pkcs8(rsa.privateKey).replaceAll('\n', '\n\n'), ''],
  ['line ends written \\n', pkcs8(rsa.privateKey).replaceAll('\n', '\\n'), ''],
  ['an encrypted PKCS#8 key on one line', pkcs8(rsa.privateKey, 'aes-256-cbc').replaceAll('\n', ' '), passphrase],
  ['an encrypted PKCS#1 key on one line', pkcs1(rsa.privateKey, 'aes-256-cbc').replaceAll('\n', ' '), passphrase],
  [
    'an encrypted PKCS#1 key with blank lines between',
    pkcs1(rsa.privateKey, 'aes-256-cbc').replaceAll('\n', '\n\n'),
    passphrase,
  ],
])('$0 gives the key', (_name, pem, given) => {
  const read = readPrivateKey(pem, given)
  expect(read.ok && read.value.equals(rsa.privateKey)).toBe(true)
})

test.each([3072, 4096])(
  'a key of %i bits is accepted',
  (modulusLength) => {
    expect(codeOf(pkcs8(generateKeyPairSync('rsa', { modulusLength }).privateKey))).toBe('read')
  },
  30_000,
)

test.each([
  ['no passphrase', ''],
  ['a wrong passphrase', 'battery staple'],
  ['a passphrase with a space too many', `${passphrase} `],
])('an encrypted key with %s is refused', (_name, given) => {
  const code = given === '' ? 'passphrase-needed' : 'passphrase-wrong'
  expect(codeOf(pkcs8(rsa.privateKey, 'aes-256-cbc'), given)).toBe(code)
  expect(codeOf(pkcs1(rsa.privateKey, 'aes-256-cbc'), given)).toBe(code)
})

test.each([
  ['1024 bits', pkcs8(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey), 'too-small'],
  ['2047 bits', pkcs8(generateKeyPairSync('rsa', { modulusLength: 2047 }).privateKey), 'too-small'],
  ['4104 bits', pkcs8(generateKeyPairSync('rsa', { modulusLength: 4104 }).privateKey), 'too-large'],
  ['exponent 3', pkcs8(generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).privateKey), 'exponent'],
  [
    'exponent 17',
    pkcs1(generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 17 }).privateKey),
    'exponent',
  ],
  ['P-256', pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey), 'elliptic-curve'],
  ['P-256 in its own format', exportSec1(), 'elliptic-curve'],
  ['Ed25519', pkcs8(generateKeyPairSync('ed25519').privateKey), 'edwards'],
  ['Ed448', pkcs8(generateKeyPairSync('ed448').privateKey), 'edwards'],
  ['X25519', pkcs8(generateKeyPairSync('x25519').privateKey), 'edwards'],
  ['DSA', pkcs8(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }).privateKey), 'dsa'],
  ['RSA-PSS only', pkcs8(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey), 'rsa-pss'],
  ['the public half', rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'public-key'],
  ['the PKCS#1 public half', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(), 'rsa-public-key'],
  ['two keys', pkcs8(rsa.privateKey) + pkcs1(rsa.privateKey), 'two-keys'],
  [
    'an encrypted elliptic-curve key',
    pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'aes-256-cbc'),
    'elliptic-curve',
  ],
])(
  '%s is refused as %s',
  (_name, pem, code) => {
    expect(codeOf(pem, passphrase)).toBe(code)
  },
  30_000,
)

test('a key cut at any line is refused, and never read as another', () => {
  const lines = pkcs8(rsa.privateKey).trimEnd().split('\n')
  for (let drop = 1; drop < lines.length - 1; drop += 1) {
    expect(codeOf(lines.toSpliced(drop, 1).join('\n'))).not.toBe('read')
    expect(codeOf([...lines.slice(0, drop), lines.at(-1)].join('\n'))).not.toBe('read')
  }
})

test('a key with any one byte of its numbers changed is refused', () => {
  const der = rsa.privateKey.export({ type: 'pkcs1', format: 'der' })
  for (let at = 12; at < der.byteLength; at += 61) {
    const changed = Buffer.from(der)
    changed[at] = (changed[at] ?? 0) ^ 0x04
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${changed.toString('base64')}\n-----END RSA PRIVATE KEY-----`
    expect(codeOf(pem), `byte ${at}`).not.toBe('read')
  }
})

test('primes that lie close together are refused, because Fermat finds them', () => {
  const p = generatePrimeSync(1024, { bigint: true })
  let q = p + 2n
  while (!checkPrimeSync(q) || (q - 1n) % 65_537n === 0n) q += 2n
  expect(codeOf(pkcs8(keyFromPrimes(p, q)))).toBe('weak')
}, 30_000)

test('a prime far too short for its key is refused', () => {
  const p = generatePrimeSync(1900, { bigint: true })
  const q = generatePrimeSync(148, { bigint: true })
  expect(['weak', 'too-small']).toContain(codeOf(pkcs8(keyFromPrimes(p, q))))
}, 60_000)

function exportSec1(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'sec1', format: 'pem' })
    .toString()
}
