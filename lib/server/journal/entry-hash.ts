import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/base'
import type { JournalTable } from './tables'

/** `SHA-256("remit-journal-1" | 0 | canonical JSON of the entry with its number and the hash before it)`, in hexadecimal. */
export function entryHash(row: Omit<JournalTable, 'hash'>): string {
  return createHash('sha256').update('remit-journal-1\0').update(canonicalJson(row)).digest('hex')
}
