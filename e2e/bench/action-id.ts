import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Manifest = { readonly node: Record<string, { readonly filename: string; readonly exportedName: string }> }

let manifest: Manifest | undefined

/** The id by which a browser sends an action, as the build gave it. */
export function idOfAction(file: string, name: string): string {
  manifest ??= JSON.parse(
    readFileSync(join(import.meta.dirname, '../../.next/server/server-reference-manifest.json'), 'utf8'),
  )
  const found = Object.entries(manifest?.node ?? {}).find(([, at]) => at.filename === file && at.exportedName === name)
  if (found === undefined) throw new Error(`The build has no action ${name}.`)
  return found[0]
}
