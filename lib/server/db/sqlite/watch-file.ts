import { statSync } from 'node:fs'
import type { Obstacle } from '../obstacle'
import { freeSpaceFloor } from './free-space'

/** Why the embedded database must not be written now; `null` when nothing stands in the way. Asks the system each time. */
export type FileWatch = () => Obstacle | null

const megabyte = 1024 * 1024

/**
 * Watches the file a database was opened from. Below the floor of free space nothing is written, so that no write stops half
 * way; a file that is no longer the one that was opened takes whatever is written with it when the process ends.
 */
export function watchFile(file: string, readFree: () => number): FileWatch {
  const opened = statSync(file)
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })
    if (now?.ino !== opened.ino || now.dev !== opened.dev) return fileGone(file, now === undefined)
    const free = readFree()
    return free < freeSpaceFloor ? diskLow(file, free) : null
  }
}

function fileGone(file: string, isMissing: boolean): Obstacle {
  const what = isMissing ? 'was deleted or moved' : 'was replaced by another file'
  return {
    reason: 'file',
    sentence:
      'The database file was deleted, moved or replaced while Remit runs, so nothing is saved. The person who runs Remit must put it back.',
    detail: `The database file ${file} ${what} while it is open. Put that file back where it was; what was saved since is lost when Remit stops.`,
  }
}

function diskLow(file: string, free: number): Obstacle {
  const space = `${Math.floor(free / megabyte)} MB free, and Remit keeps ${freeSpaceFloor / megabyte}`
  return {
    reason: 'disk',
    sentence:
      'The disk of this server is almost full, so nothing can be saved. The person who runs Remit must make room on it.',
    detail: `The disk that holds ${file} has ${space}. Make room; Remit goes on by itself.`,
  }
}
