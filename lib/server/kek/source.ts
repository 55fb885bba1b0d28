import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { AppError, faultCodeOf } from '@/lib/base'
import { type Environment, env, isLoopback } from '@/lib/server/env'
import { type KekRing, ringOf } from './ring'

type Settings = Pick<Environment, 'APP_ORIGIN' | 'DATA_DIR' | 'REMIT_KEK' | 'REMIT_KEK_FILE'>

/** The opened ring, and what whoever started the server must be told (null when there is nothing to tell). */
export type OpenedKek = { readonly ring: KekRing; readonly notice: string | null }

const slot = Symbol.for('remit.kek')
const shared: typeof globalThis & { [slot]?: KekRing } = globalThis

/** The key-encryption keys of this process, opened once. Throws `sealed` with the reason when there are none. */
export function kek(): KekRing {
  shared[slot] ??= openKek(env()).ring
  return shared[slot]
}

/** Makes `ring` the one this process uses: how a test puts its own in place. */
export function shareKek(ring: KekRing): void {
  shared[slot] = ring
}

/**
 * Opens the key-encryption key from `REMIT_KEK`, from `REMIT_KEK_FILE`, or, only when the app is on plain http on this
 * machine, from `<DATA_DIR>.kek`, which is made when missing unless `sealedKeys` are there that a new one could never open.
 * Throws `sealed` in one line that never shows the key.
 */
export function openKek(settings: Settings, sealedKeys = 0): OpenedKek {
  if (settings.REMIT_KEK) return { ring: ringOf(decode(settings.REMIT_KEK, 'REMIT_KEK')), notice: null }
  if (settings.REMIT_KEK_FILE)
    return { ring: ringOf(readKekFile(settings.REMIT_KEK_FILE, settings.DATA_DIR)), notice: null }
  const app = new URL(settings.APP_ORIGIN)
  if (app.protocol !== 'http:' || !isLoopback(app.hostname)) {
    throw sealed('set REMIT_KEK_FILE to a file of mode 0600 that holds 32 random bytes (openssl rand -base64 32)')
  }
  const file = `${resolve(settings.DATA_DIR)}.kek`
  if (sealedKeys > 0 && !existsSync(file)) throw lost(file, sealedKeys)
  return openOwnKek(file, settings.DATA_DIR)
}

function openOwnKek(file: string, dataDir: string): OpenedKek {
  const made = writeNewKek(file)
  const ring = ringOf(readKekFile(file, dataDir))
  const verb = made ? 'was made now' : 'is used'
  const notice = `DEVELOPMENT KEY: no REMIT_KEK_FILE is set, so the key-encryption key ${file} ${verb}. It opens every signing key; keep it out of backups of the data, and give a key of your own in production.`
  return { ring, notice }
}

function writeNewKek(file: string): boolean {
  let handle: number
  try {
    handle = openSync(file, 'wx', 0o600)
  } catch (fault) {
    if (faultCodeOf(fault) === 'EEXIST') return false
    throw sealed(`the key file ${file} cannot be made: its folder is missing or read-only`)
  }
  try {
    writeSync(handle, `${randomBytes(32).toString('base64')}\n`)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return true
}

function readKekFile(file: string, dataDir: string): Uint8Array {
  const { path, content } = readSafely(file)
  if (isInside(path, dataDir)) throw sealed(`the key file ${file} lies in the data directory; move it elsewhere`)
  return content.byteLength === 32 ? content : decode(content.toString('utf8'), `the key file ${file}`)
}

function readSafely(file: string): { path: string; content: Buffer } {
  let mode: number
  let found: { path: string; content: Buffer }
  try {
    const stats = statSync(file)
    if (!stats.isFile()) throw sealed(`the key file ${file} is not a file`)
    mode = stats.mode
    found = { path: realpathSync(file), content: readFileSync(file) }
  } catch (fault) {
    if (fault instanceof AppError) throw fault
    throw sealed(`the key file ${file} is missing or cannot be read`)
  }
  if ((mode & 0o077) !== 0) throw sealed(`the key file ${file} can be read by others; run: chmod 600 ${file}`)
  return found
}

function isInside(file: string, directory: string): boolean {
  const path = relative(realOf(resolve(directory)), file)
  return path !== '' && !path.startsWith('..')
}

function realOf(directory: string): string {
  try {
    return realpathSync(directory)
  } catch {
    const parent = dirname(directory)
    return parent === directory ? directory : join(/* turbopackIgnore: true */ realOf(parent), basename(directory))
  }
}

function decode(text: string, source: string): Uint8Array {
  const trimmed = text.trim()
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return Buffer.from(trimmed, 'hex')
  const bytes = Buffer.from(trimmed, 'base64url')
  const isBase64 = /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
  if (!isBase64 || bytes.byteLength !== 32) {
    throw sealed(`${source} must hold 32 bytes in base64 or hexadecimal (openssl rand -base64 32)`)
  }
  return bytes
}

function lost(file: string, sealedKeys: number): AppError {
  const keys = sealedKeys === 1 ? '1 signing key is' : `${sealedKeys} signing keys are`
  return sealed(
    `the key file ${file} is missing, and ${keys} sealed with it; put it back from where you keep it. If it is lost for good, ` +
      `make another (umask 077; openssl rand -base64 32 > ${file}), start, and add a new signing key: the old ones never sign again`,
  )
}

function sealed(reason: string): AppError {
  return new AppError('sealed', { message: `The key-encryption key cannot be used: ${reason}.` })
}
