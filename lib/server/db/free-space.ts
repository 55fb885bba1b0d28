import { statfsSync } from 'node:fs'
import { AppError } from '@/lib/base'

const megabyte = 1024 * 1024
const floor = 64 * megabyte

/**
 * Throws `unavailable` when less than 64 MB are free for this user where a folder lies: a database that stops in the middle
 * of its work is worse than one that does not start.
 */
export function requireFreeSpace(directory: string, free = freeBytes(directory)): void {
  if (free >= floor) return
  throw new AppError('unavailable', {
    message: `The disk that holds ${directory} has ${Math.floor(free / megabyte)} MB free, and Remit needs 64. Make room, or choose another DATA_DIR.`,
  })
}

/** Free space in bytes; endless where a file system does not count any. */
function freeBytes(directory: string): number {
  const { blocks, bavail, bsize } = statfsSync(directory)
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize
}
