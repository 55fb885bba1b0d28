import { chmodSync, statSync } from 'node:fs'
import { emitTrouble } from '@/lib/server/observability'

const others = 0o077

/** Takes a file away from everybody but its owner. A file that is not there is left so; one that cannot be changed is said. */
export function makePrivate(file: string): void {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0
  if ((mode & others) === 0) return
  try {
    chmodSync(file, mode & 0o700)
  } catch {
    emitTrouble(`The file ${file} can be read by others (mode ${octal(mode)}), and this user may not change that.`)
  }
}

/** Says that others reach into a folder that somebody else made. Whose folder it is, is theirs to say, so it stays as it is. */
export function warnOfOpenFolder(folder: string): void {
  const { mode } = statSync(folder)
  if ((mode & others) === 0) return
  emitTrouble(
    `The data folder ${folder} is open to others (mode ${octal(mode)}). What Remit writes there is not, but close it: chmod 700 ${folder}`,
  )
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8)
}
