// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '../limits.mjs'

/**
 * How many bytes a server action may bring, and the operation it is, where that is known: who may not do it sends nothing large.
 * @typedef {{ readonly bytes: number, readonly deed?: string }} SizedOperation
 */

/** The server actions that bring large things, by file and export. */
export const largeOperations = /** @type {Readonly<Record<string, Required<SizedOperation>>>} */ ({
  'app/(console)/templates/actions.ts importAll': { bytes: limits.bundleBytes, deed: 'template.import' },
  'app/(console)/templates/actions.ts create': { bytes: limits.memberBytes, deed: 'template.create' },
  'app/(console)/templates/actions.ts exportAll': { bytes: limits.memberBytes, deed: 'template.export' },
  'app/(console)/templates/[id]/actions.ts save': { bytes: limits.memberBytes, deed: 'template.save-draft' },
})

/**
 * How much each server action of the build may bring, by the id that a browser sends.
 * @param {string} folder where the build lies
 * @returns {ReadonlyMap<string, SizedOperation>}
 */
export function readOperations(folder) {
  /** @type {{ node: Record<string, { filename?: string, exportedName?: string }> }} */
  const manifest = JSON.parse(readFileSync(join(folder, 'server/server-reference-manifest.json'), 'utf8'))
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [
      id,
      largeOperations[`${filename} ${exportedName}`] ?? { bytes: limits.memberBytes },
    ]),
  )
}
