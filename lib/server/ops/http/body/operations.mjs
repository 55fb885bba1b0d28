// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '../limits.mjs'

/** The server actions that take more than others, by file and export. */
const largeOperations = /** @type {Readonly<Record<string, number>>} */ ({
  'app/(console)/templates/actions.ts importAll': limits.bundleBytes,
})

/**
 * How many bytes each server action of the build may bring, by the id that a browser sends.
 * @param {string} folder where the build lies
 * @returns {ReadonlyMap<string, number>}
 */
export function readOperations(folder) {
  /** @type {{ node: Record<string, { filename?: string, exportedName?: string }> }} */
  const manifest = JSON.parse(readFileSync(join(folder, 'server/server-reference-manifest.json'), 'utf8'))
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [
      id,
      largeOperations[`${filename} ${exportedName}`] ?? limits.memberBytes,
    ]),
  )
}
