import { statfsSync } from 'node:fs'
import { AppError } from '@/lib/base'

const megabyte = 1024 * 1024

/** Bytes that stay free where the database lies: below, Remit neither starts nor writes. */
export const freeSpaceFloor = 64 * megabyte

/**
 * Throws `unavailable` when less than 64 MB are free for this user where a folder lies, `beside` what is about to be
 * written there: a database that stops in the middle of its work is worse than one that does not start.
 */
export function requireFreeSpace(
  directory: string,
  { free = freeBytes(directory), beside = 0 }: { readonly free?: number; readonly beside?: number } = {},
): void {
  const needed = freeSpaceFloor + beside
  if (free >= needed) return
  throw new AppError('unavailable', {
    message: `The disk that holds ${directory} has ${Math.floor(free / megabyte)} MB free, and Remit needs ${Math.ceil(needed / megabyte)}${beside > 0 ? ' to copy the database before it is upgraded' : ''}. Make room, or choose another DATA_DIR.`,
  })
}

/** Free space in bytes; endless where a file system does not count any. */
export function freeBytes(directory: string): number {
  const { blocks, bavail, bsize } = statfsSync(directory)
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}
