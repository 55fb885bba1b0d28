import { existsSync, readFileSync, statSync } from 'node:fs'
import { faultCodeOf } from '@/lib/base'

/** Says in one line which file cannot be opened and why. */
export function explainOpening(fault: unknown, file: string, holderFile: string): string {
  const code = faultCodeOf(fault)
  if (code.startsWith('SQLITE_BUSY'))
    return `The database ${file} is in use by another process${holder(holderFile)}. Stop it first.`
  if (/^(SQLITE_READONLY|SQLITE_IOERR_(LOCK|SHM|DELETE)|EROFS$|EACCES$|EPERM$)/.test(code))
    return `The database ${file} cannot be written: it or its folder is read-only for this user.`
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return `The file ${file} is not a SQLite database, or it is damaged.`
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return `The disk that holds ${file} is full.`
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `The folder of the database ${file} is missing and cannot be made.`
  if (code === 'SQLITE_CANTOPEN') return `The database ${file} cannot be opened: ${whyNotOpened(file)}.`
  return `The database ${file} cannot be opened (${code || 'unknown reason'}).`
}

function whyNotOpened(file: string): string {
  return existsSync(file) && !statSync(file).isFile() ? 'it is not a file' : 'this user may not read or write it'
}

function holder(holderFile: string): string {
  try {
    const found: unknown = JSON.parse(readFileSync(holderFile, 'utf8'))
    if (typeof found !== 'object' || found === null || !('pid' in found) || !('host' in found)) return ''
    return ` (process ${String(found.pid)} on ${String(found.host)})`
  } catch {
    return ''
  }
}
