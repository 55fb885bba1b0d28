import { expect, test } from 'vitest'
import { readPem } from './read-pem'
import { explainPemRefusal, pemRefusals } from './refusals'

const body =
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\nVJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1+fWIcPm15A8WrkZkTyRre'
const legacyHeaders = 'Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,0123456789ABCDEF0123456789ABCDEF\n\n'

function block(label: string, inside: string, end = label): string {
  return `-----BEGIN ${label}-----\n${inside}\n-----END ${end}-----\n`
}

const whole = `${body}AAAA`
const key = block('PRIVATE KEY', whole)

function codeOf(text: string): string {
  const read = readPem(text)
  return read.ok ? `${read.value.encoding}${read.value.encrypted ? ', encrypted' : ''}` : read.error.code
}

test.each([
  ['PKCS#8', key, 'pkcs8'],
  ['PKCS#1', block('RSA PRIVATE KEY', whole), 'pkcs1'],
  ['encrypted PKCS#1', block('RSA PRIVATE KEY', legacyHeaders + whole), 'pkcs1, encrypted'],
  ['Windows line ends', key.replaceAll('\n', '\r\n'), 'pkcs8'],
  ['old Mac line ends', key.replaceAll('\n', '\r'), 'pkcs8'],
  ['a byte order mark', `\uFEFF${key}`, 'pkcs8'],
  ['indented lines, as in YAML', key.replaceAll('\n', '\n    '), 'pkcs8'],
  ['spaces at line ends', key.replaceAll('\n', '  \n'), 'pkcs8'],
  ['no line end after the last line', key.trimEnd(), 'pkcs8'],
  [
    'bag attributes before it',
    `Bag Attributes\n    friendlyName: agent\nKey Attributes: <No Attributes>\n${key}`,
    'pkcs8',
  ],
  ['blank lines around it', `\n\n${key}\n\n`, 'pkcs8'],
  ['blank lines in it', key.replaceAll('\n', '\n\n'), 'pkcs8'],
  ['line ends written \\n, as in an environment variable', key.replaceAll('\n', '\\n'), 'pkcs8'],
  ['line ends written \\r\\n', key.replaceAll('\n', '\\r\\n'), 'pkcs8'],
  ['a JSON file around it', JSON.stringify({ private_key: key }), 'pkcs8'],
  ['spaces in place of line ends', key.replaceAll('\n', ' '), 'pkcs8'],
  ['nothing in place of line ends', key.replaceAll('\n', ''), 'pkcs8'],
  [
    'encrypted PKCS#1 on one line',
    block('RSA PRIVATE KEY', legacyHeaders + whole).replaceAll('\n', ' '),
    'pkcs1, encrypted',
  ],
])('%s is read', (_name, text, expected) => {
  expect(codeOf(text)).toBe(expected)
})

test.each([
  ['nothing', '', 'empty'],
  ['white space', ' \n\t ', 'empty'],
  ['a sentence', 'the key is in the safe', 'not-pem'],
  ['more than 16,384 characters', key + ' '.repeat(16_384), 'too-long'],
  ['a public key', block('PUBLIC KEY', whole), 'public-key'],
  ['a PKCS#1 public key', block('RSA PUBLIC KEY', whole), 'rsa-public-key'],
  ['a certificate', block('CERTIFICATE', whole), 'certificate'],
  ['a trusted certificate', block('TRUSTED CERTIFICATE', whole), 'certificate'],
  ['a certificate request', block('CERTIFICATE REQUEST', whole), 'certificate-request'],
  ['an OpenSSH key', block('OPENSSH PRIVATE KEY', whole), 'openssh'],
  ['an elliptic-curve key', block('EC PRIVATE KEY', whole), 'elliptic-curve'],
  [
    'an elliptic-curve key with parameters',
    block('EC PARAMETERS', 'BggqhkjOPQMBBw==') + block('EC PRIVATE KEY', whole),
    'elliptic-curve',
  ],
  ['parameters alone', block('EC PARAMETERS', 'BggqhkjOPQMBBw=='), 'parameters'],
  ['a DSA key', block('DSA PRIVATE KEY', whole), 'dsa'],
  ['a PGP key', block('PGP PRIVATE KEY BLOCK', whole), 'pgp'],
  ['Diffie-Hellman parameters', block('DH PARAMETERS', whole), 'unknown-block'],
  ['an SSH public key', 'ssh-rsa AAAAB3NzaC1yc2E mara@acme', 'ssh-public-key'],
  ['an SSH2 public key', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----', 'ssh-public-key'],
  ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-rsa', 'putty'],
  ['a JWK', '{"kty":"RSA"}', 'jwk'],
  ['two private keys', key + key, 'two-keys'],
  ['two private keys of two kinds', key + block('RSA PRIVATE KEY', whole), 'two-keys'],
  ['a key with its certificate', key + block('CERTIFICATE', whole), 'several-parts'],
  ['a key with its public key', block('PUBLIC KEY', whole) + key, 'several-parts'],
  ['a key without its last line', key.slice(0, key.indexOf('-----END')), 'truncated'],
  ['a key without its first line', key.slice(key.indexOf('\n') + 1), 'truncated'],
  ['only the base64', whole, 'truncated'],
  ['an END line of another kind', block('PRIVATE KEY', whole, 'RSA PRIVATE KEY'), 'truncated'],
  ['base64 cut in the middle of a group', block('PRIVATE KEY', whole.slice(0, -2)), 'truncated'],
  ['a foreign character in the base64', block('PRIVATE KEY', whole.replace('V', '#')), 'foreign-character'],
  ['an empty block', '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----', 'truncated'],
])('%s is refused with its reason', (_name, text, code) => {
  expect(codeOf(text)).toBe(code)
})

test('however a key was pasted, OpenSSL gets the same text', () => {
  const textOf = (text: string) => {
    const read = readPem(text)
    return read.ok ? read.value.text : read.error.code
  }
  const pasted = ['\n\n', '\\n', ' ', '', '\r\n', '\n    '].map((end) => textOf(key.replaceAll('\n', end)))
  for (const one of pasted) expect(one).toBe(textOf(key))
})

/** Reasons that are mended by doing the same again, only right. */
const needNoCommand = [
  'empty',
  'truncated',
  'foreign-character',
  'two-keys',
  'token',
  'path',
  'address',
  'passphrase-needed',
  'passphrase-wrong',
  'known',
  'known-modulus',
]

test('every refusal is a sentence, and all but a slip come with a command of one line', () => {
  for (const [code, { reason, hint }] of Object.entries(pemRefusals)) {
    expect(reason).toMatch(/^[A-Z].*\.$/)
    if (needNoCommand.includes(code)) expect(hint).toBeNull()
    else expect(hint).toMatch(/^(openssl|ssh-keygen|puttygen|node|keytool|pwsh) [^\n]+$/)
  }
  expect(explainPemRefusal({ code: 'openssh', ...pemRefusals.openssh })).toContain('ssh-keygen -p -m PKCS8')
})

test('a hostile text is refused', () => {
  expect(codeOf('-----BEGIN A-----\n'.repeat(900))).toBe('truncated')
  expect(codeOf(`-----BEGIN PRIVATE KEY-----\n${'A'.repeat(16_000)}`)).toBe('truncated')
})
