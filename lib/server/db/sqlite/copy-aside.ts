import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type SQLite from 'better-sqlite3'
import { freeBytes, requireFreeSpace } from './free-space'
import { makePrivate } from './private-files'

const kept = 3

/**
 * Copies an open database as it was at one step of its schema to `backups/remit-<step>.db` beside it, and keeps the three
 * newest copies. The copy is whole and on the disk when this returns, or it is not there. Throws `unavailable` when the disk
 * has no room for it, before anything is written. Returns its path.
 */
export function copyAside(database: SQLite.Database, step: string, readFree = freeBytes): string {
  const folder = join(dirname(database.name), 'backups')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const copy = join(folder, `remit-${step}.db`)
  const unfinished = `${copy}.unfinished`
  rmSync(unfinished, { force: true })
  requireFreeSpace(folder, { free: readFree(folder), beside: sizeOf(database) })
  // SQLite copies into an empty file, which has its mode before there is anything in it.
  closeSync(openSync(unfinished, 'wx', 0o600))
  database.prepare('vacuum into ?').run(unfinished)
  sync(unfinished)
  renameSync(unfinished, copy)
  sync(folder)
  deleteOld(folder, copy)
  for (const name of readdirSync(folder)) makePrivate(join(folder, name))
  return copy
}

function sizeOf(database: SQLite.Database): number {
  return (
    Number(database.pragma('page_count', { simple: true })) * Number(database.pragma('page_size', { simple: true }))
  )
}

function sync(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The newest one stays whatever its time is: the clock may have been set back. */
function deleteOld(folder: string, newest: string): void {
  const others = readdirSync(folder)
    .filter((name) => /^remit-.*\.db$/.test(name))
    .map((name) => join(folder, name))
    .filter((path) => path !== newest)
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.at - a.at)
  for (const { path } of others.slice(kept - 1)) rmSync(path, { force: true })
}
