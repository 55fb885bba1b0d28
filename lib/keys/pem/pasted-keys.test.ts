import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { expect, test } from 'vitest'
import { textOfKeyFile } from './name-text'
import { readPem } from './read-pem'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pwd' }).toString()
const lockedPkcs1 = privateKey
  .export({ type: 'pkcs1', format: 'pem', cipher: 'des-ede3-cbc', passphrase: 'pwd' })
  .toString()

function der(length: number, tag: number): Buffer {
  if (length < 128) return Buffer.from([tag, length])
  return Buffer.from([tag, 0x82, length >> 8, length & 255])
}

function value(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([der(content.length, tag), content])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => value(0x30, ...parts)
const octets = (length: number): Buffer => value(0x04, Buffer.alloc(length, 7))
const oid = (hex: string): Buffer => value(0x06, Buffer.from(hex, 'hex'))
function integer(number: number): Buffer {
  const hex = number.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return value(0x02, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex'))
}

function framed(label: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

function bodyOf(pem: string): string {
  return pem.replace(/-----[^-]+-----/g, '').trim()
}

const aes = sequence(oid('60864801650304012a'), octets(16))
const pbkdf2 = (rounds: number): Buffer =>
  sequence(oid('2a864886f70d01050c'), sequence(octets(8), integer(rounds), sequence(oid('2a864886f70d0209'))))
const scrypt = (n: number, r: number, p: number): Buffer =>
  sequence(oid('2b06010401da47040b'), sequence(octets(8), integer(n), integer(r), integer(p)))
const pbes2 = (derivation: Uint8Array, cipher: Uint8Array = aes): string =>
  framed(
    'ENCRYPTED PRIVATE KEY',
    sequence(sequence(oid('2a864886f70d01050d'), sequence(derivation, cipher)), octets(48)),
  )

const certificate = sequence(
  sequence(value(0xa0, integer(2)), integer(77), sequence(oid('2a')), sequence(), sequence(), sequence(), sequence()),
  sequence(oid('2a864886f70d01010b')),
  value(0x03, Buffer.alloc(65)),
)
const request = sequence(
  sequence(integer(0), sequence(), sequence(), value(0xa0)),
  sequence(oid('2a864886f70d01010b')),
  value(0x03, Buffer.alloc(65)),
)
const pkcs12 = sequence(integer(3), sequence(oid('2a864886f70d010701'), value(0xa0, octets(64))), sequence())
const keystore = Buffer.concat([Buffer.from('feedfeed0000000200000000', 'hex'), Buffer.alloc(20, 9)])
const openssh = Buffer.concat([Buffer.from('openssh-key-v1\0'), Buffer.alloc(400, 3)])

const endless = (...parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Buffer.from([0x30, 0x80]), ...parts, Buffer.alloc(2)])
const signedData = oid('2a864886f70d010702')
const xml = '<RSAKeyValue><Modulus>AQ==</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>'

function twice(text: string): string {
  return Buffer.from(Buffer.from(text).toString('base64')).toString('base64')
}

function hexOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'der' }).toString('hex')
}

function codeOf(text: string): string {
  const read = readPem(text)
  return read.ok ? 'read' : read.error.code
}

function opened(text: string): { readonly key: KeyObject; readonly notes: readonly string[] } {
  const read = readPem(text)
  if (!read.ok) throw new Error(read.error.code)
  const { text: key, notes, encrypted } = read.value
  return { key: createPrivateKey({ key, ...(encrypted ? { passphrase: 'pwd' } : {}) }), notes }
}

test.each<[string, string, readonly string[]]>([
  ['a key as it should be', pkcs8, []],
  ['an encrypted key in the old format', lockedPkcs1, []],
  ['dashes that an editor joined', pkcs8.replaceAll('-----', '—–'), ['dashes']],
  ['one dash short', pkcs8.replace('-----BEGIN', '----BEGIN'), ['dashes']],
  ['one dash too many', pkcs8.replace('-----BEGIN', '------BEGIN').replace('KEY-----\n', 'KEY------\n'), []],
  ['en dashes and a space', pkcs8.replaceAll('-----', '–––––').replace('–––––BEGIN', '––––– BEGIN'), ['dashes']],
  ['base64 of the whole file', Buffer.from(pkcs8).toString('base64'), ['base64']],
  ['base64 of the whole file in lines', Buffer.from(pkcs8).toString('base64').replace(/.{76}/g, '$&\n'), ['base64']],
  ['base64 of the file for addresses', Buffer.from(pkcs8).toString('base64url'), ['base64']],
  ['base64 of an encrypted file', Buffer.from(locked).toString('base64'), ['base64']],
  ['PKCS#1 under the label of PKCS#8', pkcs1.replaceAll('RSA PRIVATE', 'PRIVATE'), ['label']],
  ['PKCS#8 under the label of PKCS#1', pkcs8.replaceAll('PRIVATE KEY', 'RSA PRIVATE KEY'), ['label']],
  ['an encrypted key under the label of a plain one', locked.replaceAll('ENCRYPTED PRIVATE', 'PRIVATE'), ['label']],
  ['a key under the label of a certificate', pkcs8.replaceAll('PRIVATE KEY', 'CERTIFICATE'), ['label']],
  ['the body without its frame', bodyOf(pkcs8), ['unlabelled']],
  ['the body of PKCS#1 without its frame', bodyOf(pkcs1), ['unlabelled']],
  ['line ends escaped once', pkcs8.replaceAll('\n', '\\n'), ['line-ends']],
  ['line ends escaped twice', pkcs8.replaceAll('\n', '\\\\n'), ['line-ends']],
  ['line ends escaped thrice, as Windows has them', pkcs8.replaceAll('\n', '\\\\\\r\\\\\\n'), ['line-ends']],
  [
    'several of these',
    pkcs1.replaceAll('RSA PRIVATE', 'PRIVATE').replaceAll('-----', '—').replaceAll('\n', '\\n'),
    ['line-ends', 'dashes', 'label'],
  ],
  ['a file in DER', textOfKeyFile(privateKey.export({ type: 'pkcs8', format: 'der' })), ['unlabelled']],
  ['a file in PEM', textOfKeyFile(Buffer.from(pkcs8)), []],
  ['a file in UTF-16, as PowerShell writes it', textOfKeyFile(Buffer.from(`\uFEFF${pkcs8}`, 'utf16le')), []],
  ['a file in UTF-16 without a mark', textOfKeyFile(Buffer.from(pkcs8, 'utf16le')), []],
  ['a file in UTF-16, big end first', textOfKeyFile(Buffer.from(`\uFEFF${pkcs8}`, 'utf16le').swap16()), []],
  ['base64 of a file in UTF-16', Buffer.from(`\uFEFF${pkcs8}`, 'utf16le').toString('base64'), ['base64']],
  ['base64 of base64 of a file', twice(pkcs8), ['base64']],
  ['base64 of the body', Buffer.from(bodyOf(pkcs8)).toString('base64'), ['base64', 'unlabelled']],
  ['a variable with base64 of a file', `KEY=${Buffer.from(pkcs8).toString('base64')}`, ['around', 'base64']],
  ['a variable with the body in quotes', `export SIGNING_KEY="${bodyOf(pkcs8)}"\n`, ['around', 'unlabelled']],
  ['a value of YAML', `key: |\n  ${bodyOf(pkcs1)}`, ['around', 'unlabelled']],
  ['the body in quotes', `'${bodyOf(pkcs8).replaceAll('\n', '\\n')}',`, ['around', 'unlabelled']],
  ['the key in hexadecimal', hexOf(privateKey), ['hex', 'unlabelled']],
  ['the key in pairs', hexOf(privateKey).replace(/../g, '$&:').slice(0, -1), ['hex', 'unlabelled']],
  ['a file in hexadecimal', Buffer.from(pkcs8).toString('hex'), ['hex']],
])('%s is the same key, and what was mended is said', (_name, text, notes) => {
  const read = opened(text)
  expect(createPublicKey(read.key).equals(publicKey)).toBe(true)
  expect(read.notes).toEqual(notes)
})

test.each<[string, string, string]>([
  ['a Java keystore', keystore.toString('base64'), 'keystore'],
  ['a Java keystore with keys of its own kind', Buffer.from('cececece00000002', 'hex').toString('base64'), 'keystore'],
  ['the file of a Java keystore', textOfKeyFile(keystore), 'keystore'],
  ['a PKCS#12 file', pkcs12.toString('base64'), 'pkcs12'],
  ['the file of a PKCS#12 box', textOfKeyFile(pkcs12), 'pkcs12'],
  ['a PKCS#12 file under the label of a key', framed('PRIVATE KEY', pkcs12), 'pkcs12'],
  ['a bare certificate', certificate.toString('base64'), 'certificate'],
  ['a certificate under the label of a key', framed('RSA PRIVATE KEY', certificate), 'certificate'],
  ['a bare certificate request', request.toString('base64'), 'certificate-request'],
  ['a bare public key', publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), 'public-key'],
  ['a bare PKCS#1 public key', publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'), 'rsa-public-key'],
  ['an OpenSSH key', framed('OPENSSH PRIVATE KEY', openssh), 'openssh'],
  ['an OpenSSH key under another label', framed('PRIVATE KEY', openssh), 'openssh-relabelled'],
  ['the body of an OpenSSH key', openssh.toString('base64'), 'openssh'],
  [
    'an elliptic-curve key under another label',
    framed(
      'RSA PRIVATE KEY',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'der' }),
    ),
    'elliptic-curve',
  ],
  [
    'an SSH2 public key',
    '---- BEGIN SSH2 PUBLIC KEY ----\nComment: x\nAAAAB3Nz\n---- END SSH2 PUBLIC KEY ----',
    'ssh-public-key',
  ],
  ['a fingerprint', 'SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDkl1Jm3ZdYwQhBvYs', 'fingerprint'],
  [
    'a fingerprint as ssh-keygen prints it',
    '2048 SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDkl1Jm3ZdYwQhBvYs me (RSA)',
    'fingerprint',
  ],
  [
    'a fingerprint in pairs',
    'sha256 Fingerprint=AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF:01',
    'fingerprint',
  ],
  ['a fingerprint by MD5', 'MD5:16:27:ac:a5:76:28:2d:36:63:1b:56:4d:eb:df:a6:48', 'fingerprint'],
  ['a shared secret', 'c2VjcmV0LXNoYXJlZC1ieS10d28tc2VydmVycy0xMjM0NTY3ODkw', 'shared-secret'],
  [
    'a shared secret in hexadecimal',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'shared-secret',
  ],
  ['a binary file read as text', '0\uFFFD\u0004\uFFFD\u0002', 'binary'],
  ['a shared secret of 32 bytes in base64', Buffer.alloc(32, 201).toString('base64'), 'shared-secret'],
  ['a shared secret in a variable', `SECRET=${Buffer.alloc(48, 201).toString('base64')}`, 'shared-secret'],
  ['what is packed once more than is met', Buffer.from(twice(pkcs8)).toString('base64'), 'not-pem'],
  ['a short secret, of which nothing is known', 'correct-horse', 'not-pem'],
  ['fewer bytes than a secret has', Buffer.alloc(31, 201).toString('base64'), 'not-pem'],
  ['more bytes than a secret has', Buffer.alloc(65, 201).toString('hex'), 'not-pem'],
  [
    'a PKCS#12 file of indefinite length',
    endless(integer(3), endless(oid('2a864886f70d010701'))).toString('base64'),
    'pkcs12',
  ],
  ['the same in lines', endless(integer(3), octets(200)).toString('base64').replace(/.{64}/g, '$&\n'), 'pkcs12'],
  ['a file of certificates', sequence(signedData, value(0xa0, sequence())).toString('base64'), 'pkcs7'],
  ['certificates of indefinite length', endless(signedData, value(0xa0, sequence())).toString('base64'), 'pkcs7'],
  ['a block of certificates', framed('PKCS7', sequence(signedData, value(0xa0, sequence()))), 'pkcs7'],
  ['a block of certificates by its old label', framed('PKCS #7 SIGNED DATA', octets(90)), 'pkcs7'],
  [
    'an SSH2 private key',
    '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nP2/56wAA\n---- END SSH2 ENCRYPTED PRIVATE KEY ----',
    'ssh2',
  ],
  ['a private key of .NET', xml.replace('</RSA', '<D>AQ==</D></RSA'), 'xml-key'],
  ['a public key of .NET', `<?xml version="1.0"?>\n${xml}`, 'public-key'],
  ['a token', 'eyJhbGciOiJSUzI1NiJ9.eyJyb2xlIjpudWxsfQ.c2ln', 'token'],
  ['a path', '~/keys/signing', 'path'],
  ['a path of Windows', 'C:\\keys\\new\\signing.pem', 'path'],
  ['the name of a file', 'signing-key.pem', 'path'],
  ['a long path', '/home/ada/projects/cobrowse/secrets/signing', 'path'],
  ['an address', 'https://vault.acme.example/v1/secret/data/signing', 'address'],
  ['half a body', bodyOf(pkcs8).slice(0, 800), 'truncated'],
])('%s is called by its name', (_name, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test.each<[string, string, string]>([
  ['a million rounds of PBKDF2', pbes2(pbkdf2(1_000_000)), 'read'],
  ['as many as are let through', pbes2(pbkdf2(1_048_576)), 'read'],
  ['one round more', pbes2(pbkdf2(1_048_577)), 'too-much-work'],
  ['fifteen million', pbes2(pbkdf2(15_000_000)), 'too-much-work'],
  ['as many as the field takes', pbes2(pbkdf2(2 ** 31 - 1)), 'too-much-work'],
  ['more than a number holds', pbes2(pbkdf2(Number.MAX_SAFE_INTEGER - 1)), 'too-much-work'],
  ['scrypt as OpenSSL writes it', pbes2(scrypt(16_384, 8, 1)), 'read'],
  ['scrypt with p = 1,000', pbes2(scrypt(1_024, 8, 1_000)), 'too-much-work'],
  ['scrypt with N = 2^20', pbes2(scrypt(2 ** 20, 8, 1)), 'too-much-work'],
  ['a derivation that nobody knows', pbes2(sequence(oid('2a03'), sequence(octets(8), integer(1)))), 'damaged'],
  ['no parameters at all', framed('ENCRYPTED PRIVATE KEY', sequence(sequence(oid('2a03')), octets(48))), 'damaged'],
  ['bytes that are no DER', framed('ENCRYPTED PRIVATE KEY', Buffer.alloc(90, 1)), 'truncated'],
  [
    'DES of PKCS#5 version 1',
    framed(
      'ENCRYPTED PRIVATE KEY',
      sequence(sequence(oid('2a864886f70d010503'), sequence(octets(8), integer(2_048))), octets(48)),
    ),
    'cipher-unsupported',
  ],
  [
    'PKCS#5 version 1 with too many rounds',
    framed(
      'ENCRYPTED PRIVATE KEY',
      sequence(sequence(oid('2a864886f70d010503'), sequence(octets(8), integer(2 ** 30))), octets(48)),
    ),
    'too-much-work',
  ],
  ['DES under PKCS#5 version 2', pbes2(pbkdf2(2_048), sequence(oid('2b0e030207'), octets(8))), 'cipher-unsupported'],
])('an encrypted key that asks for %s', (_name, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test.each([
  '-',
  '\\',
  '-----BEGIN A-----',
  '-----BEGIN ',
  'KEY=',
  '"',
  '= ',
  'A',
  'ab:',
  '<D>',
  '\n',
  '/a',
  'a.',
  'DEK-Info: ',
])('as many %j as are taken in is told at once', (part) => {
  const many = part.repeat(Math.floor(16_000 / part.length))
  const texts = [`${many}x`, `-----BEGIN PRIVATE KEY-----\n${many}x\n-----END PRIVATE KEY-----`]
  for (const text of texts) expect(codeOf(text)).not.toBe('read')
})

test('no cut and no changed byte of a pasted text is ever more than refused', () => {
  for (const text of [pkcs8, locked, Buffer.from(pkcs8).toString('base64')]) {
    for (let at = 0; at < text.length; at += 7) {
      expect(() => readPem(text.slice(0, at))).not.toThrow()
      expect(() => readPem(`${text.slice(0, at)}~${text.slice(at + 1)}`)).not.toThrow()
    }
  }
})
