import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { deriveSecret, ringOf } from './ring'
import { openKek } from './source'

const folder = mkdtempSync(join(tmpdir(), 'remit-kek-'))
const dataDir = join(folder, 'data')
mkdirSync(dataDir)
const local = { APP_ORIGIN: 'http://localhost:3000', DATA_DIR: dataDir }
const served = { APP_ORIGIN: 'https://remit.example.com', DATA_DIR: dataDir }
const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7))

afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array, mode = 0o600): string {
  const path = join(folder, name)
  writeFileSync(path, content, { mode })
  chmodSync(path, mode)
  return path
}

test('a lost key is not replaced while keys are sealed with it: the line says how many, and both ways out', () => {
  const settings = { ...local, DATA_DIR: join(folder, 'lost') }
  expect(() => openKek(settings, 3)).toThrow(/lost\.kek is missing, and 3 signing keys are sealed with it; put it back/)
  expect(() => openKek(settings, 1)).toThrow(/and 1 signing key is .*openssl rand -base64 32 > .*add a new signing key/)
  expect(existsSync(`${settings.DATA_DIR}.kek`)).toBe(false)
  const { ring } = openKek(settings, 0)
  expect(openKek(settings, 3).ring.current.id).toBe(ring.current.id)
})

test('the same key is read from base64, base64url, hexadecimal and raw bytes', () => {
  const id = ringOf(bytes).current.id
  for (const text of [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex')]) {
    expect(openKek({ ...served, REMIT_KEK: text }).ring.current.id).toBe(id)
    expect(openKek({ ...served, REMIT_KEK_FILE: file('text', `${text}\n`) }).ring.current.id).toBe(id)
  }
  expect(openKek({ ...served, REMIT_KEK_FILE: file('raw', bytes) }).ring.current.id).toBe(id)
})

test('an https origin without a key refuses to start', () => {
  expect(() => openKek(served)).toThrow(/REMIT_KEK_FILE/)
})

test.each([
  'short',
  'x'.repeat(44),
  randomBytes(31).toString('base64'),
  randomBytes(33).toString('base64'),
  ''.padEnd(63, 'a'),
])('what is not 32 bytes is refused without being shown (%#)', (text) => {
  expect(() => openKek({ ...served, REMIT_KEK: text })).toThrow(/32 bytes/)
  expect(() => openKek({ ...served, REMIT_KEK: text })).not.toThrow(new RegExp(text.replace(/[+/]/g, '.')))
})

test.each([0o640, 0o604, 0o644, 0o660])('a key file that others can read (%o) is refused', (mode) => {
  const path = file('open', bytes, mode)
  expect(() => openKek({ ...served, REMIT_KEK_FILE: path })).toThrow(/chmod 600/)
})

test('a key file inside the data directory is refused, also through a link', () => {
  writeFileSync(join(dataDir, 'kek'), bytes, { mode: 0o600 })
  symlinkSync(join(dataDir, 'kek'), join(folder, 'link'))
  expect(() => openKek({ ...served, REMIT_KEK_FILE: join(dataDir, 'kek') })).toThrow(/data directory/)
  expect(() => openKek({ ...served, REMIT_KEK_FILE: join(folder, 'link') })).toThrow(/data directory/)
})

test('a missing key file and a folder are refused by name', () => {
  expect(() => openKek({ ...served, REMIT_KEK_FILE: join(folder, 'none') })).toThrow(/missing/)
  expect(() => openKek({ ...served, REMIT_KEK_FILE: folder })).toThrow(/not a file/)
})

test('on this machine a key is made once beside the data directory, for its owner only, and says so loudly', () => {
  const first = openKek(local)
  expect(statSync(`${dataDir}.kek`).mode & 0o777).toBe(0o600)
  expect(first.notice).toMatch(/DEVELOPMENT KEY.*was made now/)
  const again = openKek(local)
  expect(again.ring.current.id).toBe(first.ring.current.id)
  expect(again.notice).toMatch(/is used/)
  expect(first.notice).not.toContain(readFileSync(`${dataDir}.kek`, 'utf8').trim())
})

test('a key made for this machine that others can read is refused', () => {
  chmodSync(`${dataDir}.kek`, 0o644)
  expect(() => openKek(local)).toThrow(/chmod 600/)
})

test('secrets derived for two purposes, or from two keys, have nothing in common', () => {
  const ring = ringOf(bytes)
  const secret = deriveSecret(ring, 'one')
  expect(deriveSecret(ring, 'one')).toBe(secret)
  expect(deriveSecret(ring, 'two')).not.toBe(secret)
  expect(deriveSecret(ringOf(randomBytes(32)), 'one')).not.toBe(secret)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
})
