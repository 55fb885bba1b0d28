import {
  checkPrimeSync,
  createCipheriv,
  generateKeyPairSync,
  generatePrimeSync,
  type KeyObject,
  pbkdf2Sync,
  randomBytes,
} from 'node:crypto'
import { expect, test } from 'vitest'
import { keyFromPrimes } from '../testing'
import { readPrivateKey } from './read-private-key'

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

async function codeOf(pem: string, given = ''): Promise<string> {
  const read = await readPrivateKey(pem, given)
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
])('$0 gives the key', async (_name, pem, given) => {
  const read = await readPrivateKey(pem, given)
  expect(read.ok && read.value.equals(rsa.privateKey)).toBe(true)
})

test.each([3072, 4096])('a key of %i bits is accepted', async (modulusLength) => {
  expect(await codeOf(pkcs8(generateKeyPairSync('rsa', { modulusLength }).privateKey))).toBe('read')
})

test.each([
  ['no passphrase', ''],
  ['a wrong passphrase', 'battery staple'],
  ['a passphrase with a space too many', `${passphrase} `],
])('an encrypted key with %s is refused', async (_name, given) => {
  const code = given === '' ? 'passphrase-needed' : 'passphrase-wrong'
  expect(await codeOf(pkcs8(rsa.privateKey, 'aes-256-cbc'), given)).toBe(code)
  expect(await codeOf(pkcs1(rsa.privateKey, 'aes-256-cbc'), given)).toBe(code)
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
])('%s is refused as %s', async (_name, pem, code) => {
  expect(await codeOf(pem, passphrase)).toBe(code)
})

test('a key cut at any line is refused, and never read as another', async () => {
  const lines = pkcs8(rsa.privateKey).trimEnd().split('\n')
  for (let drop = 1; drop < lines.length - 1; drop += 1) {
    expect(await codeOf(lines.toSpliced(drop, 1).join('\n'))).not.toBe('read')
    expect(await codeOf([...lines.slice(0, drop), lines.at(-1)].join('\n'))).not.toBe('read')
  }
})

test('a key with any one byte of its numbers changed is refused', async () => {
  const der = rsa.privateKey.export({ type: 'pkcs1', format: 'der' })
  for (let at = 12; at < der.byteLength; at += 61) {
    const changed = Buffer.from(der)
    changed[at] = (changed[at] ?? 0) ^ 0x04
    const pem = `-----BEGIN RSA PRIVATE KEY-----\n${changed.toString('base64')}\n-----END RSA PRIVATE KEY-----`
    expect(await codeOf(pem), `byte ${at}`).not.toBe('read')
  }
})

test('primes that lie close together are refused, because Fermat finds them', async () => {
  const p = generatePrimeSync(1024, { bigint: true })
  let q = p + 2n
  while (!checkPrimeSync(q) || (q - 1n) % 65_537n === 0n) q += 2n
  expect(await codeOf(pkcs8(keyFromPrimes(p, q)))).toBe('weak')
})

test('a prime far too short for its key is refused', async () => {
  const p = generatePrimeSync(1900, { bigint: true })
  const q = generatePrimeSync(148, { bigint: true })
  expect(['weak', 'too-small']).toContain(await codeOf(pkcs8(keyFromPrimes(p, q))))
})

function exportSec1(): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'sec1', format: 'pem' })
    .toString()
}

function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length < 128 ? [content.length] : [0x82, content.length >> 8, content.length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

/** The key under PBKDF2 with so many rounds (less than 2^23), as OpenSSL would write it. */
function lockedWith(rounds: number): string {
  const [salt, iv] = [randomBytes(8), randomBytes(16)]
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256'), iv)
  const data = Buffer.concat([cipher.update(rsa.privateKey.export({ type: 'pkcs8', format: 'der' })), cipher.final()])
  const oid = (hex: string) => value(0x06, Buffer.from(hex, 'hex'))
  const count = value(0x02, Buffer.from([rounds >> 16, (rounds >> 8) & 255, rounds & 255]))
  const prf = value(0x30, oid('2a864886f70d0209'), Buffer.from([5, 0]))
  const derivation = value(0x30, oid('2a864886f70d01050c'), value(0x30, value(0x04, salt), count, prf))
  const scheme = value(0x30, derivation, value(0x30, oid('60864801650304012a'), value(0x04, iv)))
  const der = value(0x30, value(0x30, oid('2a864886f70d01050d'), scheme), value(0x04, data))
  return `-----BEGIN ENCRYPTED PRIVATE KEY-----\n${der.toString('base64')}\n-----END ENCRYPTED PRIVATE KEY-----`
}

test('while a key with half a million rounds is opened, everything else goes on', async () => {
  const ended: string[] = []
  const opening = readPrivateKey(lockedWith(500_000), passphrase).then((read) =>
    ended.push(read.ok ? 'opened' : 'refused'),
  )
  await new Promise((resolve) => setImmediate(resolve))
  ended.push('another request')
  await opening
  expect(ended).toEqual(['another request', 'opened'])
})

test('of keys to be opened at once two are, and the others are told to come back', async () => {
  const pem = pkcs8(rsa.privateKey, 'aes-256-cbc')
  const opened = await Promise.allSettled(Array.from({ length: 4 }, () => readPrivateKey(pem, passphrase)))
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  for (const one of opened) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'unavailable' })
  }
  expect(await codeOf(pem, passphrase)).toBe('read')
})

test.each(['aes-256-ofb', 'aes-128-cfb', 'aes-256-cbc', 'des-ede3-cbc'])(
  'a wrong passphrase of a key under %s is said to be wrong, whatever the bytes turn into',
  async (cipher) => {
    for (const pem of [pkcs8(rsa.privateKey, cipher), pkcs1(rsa.privateKey, cipher)]) {
      expect(await codeOf(pem, 'wrong')).toBe('passphrase-wrong')
      expect(await codeOf(pem, passphrase)).toBe('read')
    }
  },
)

test('a cipher that OpenSSL has given up is called that', async () => {
  const headers = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: DES-CBC,0123456789ABCDEF\n\n'
  const pem = pkcs1(rsa.privateKey).replace('-----\n', `-----\n${headers}`)
  expect(await codeOf(pem, passphrase)).toBe('cipher-unsupported')
})

test('a key of the faulty generator is refused (CVE-2017-15361)', async () => {
  expect(await codeOf(pkcs8(keyFromPrimes(rocaPrime(), rocaPrime())))).toBe('weak-generator')
})

/** A prime as the faulty generator makes it: a multiple of the product of the first primes, and a power of 65537 by it. */
function rocaPrime(): bigint {
  const small = Array.from({ length: 166 }, (_, index) => BigInt(index + 2)).filter((one) => checkPrimeSync(one))
  const product = small.reduce((all, one) => all * one, 1n)
  let power = 1n
  for (let count = 0; count < 1_000 + randomBytes(1).readUInt8(); count += 1) power = (power * 65_537n) % product
  let prime = BigInt(`0x${randomBytes(128).toString('hex')}`) | (3n << 1022n)
  prime = (prime / product) * product + power
  while (!checkPrimeSync(prime) || (prime - 1n) % 65_537n === 0n) prime += product
  return prime
}
