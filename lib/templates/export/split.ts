import { byName, printBundle } from './print-file'
import { bundleLimit, type ExportedTemplate, fileRoom } from './template-file'

/** How much one bundle may hold. */
export type BundleRoom = Pick<typeof fileRoom, 'bytes' | 'members'> & { readonly templates: number }

const room: BundleRoom = { templates: bundleLimit, ...fileRoom }

/**
 * Splits templates, in the order of their names, into as few bundles as a reader takes; none is left out, and one that is
 * too large for any bundle stands alone. Always at least one bundle, which may be empty.
 */
export function splitIntoBundles(
  templates: readonly ExportedTemplate[],
  { templates: most, bytes, members }: BundleRoom = room,
): readonly (readonly ExportedTemplate[])[] {
  const bundles: ExportedTemplate[][] = []
  const left = { bytes: 0, members: 0 }
  for (const template of templates.toSorted(byName)) {
    const size = sizeOf(template)
    const last = bundles.at(-1)
    if (last && last.length < most && size.bytes <= left.bytes && size.members <= left.members) {
      last.push(template)
    } else {
      bundles.push([template])
      Object.assign(left, { bytes, members })
    }
    left.bytes -= size.bytes
    left.members -= size.members
  }
  return bundles.length === 0 ? [[]] : bundles
}

const encoder = new TextEncoder()

/** Never less than what a template takes in a bundle: a bundle of its own has a head besides. */
function sizeOf(template: ExportedTemplate): { readonly bytes: number; readonly members: number } {
  const text = printBundle([{ ...template, name: `${template.name} (10000)` }])
  // A comma or an opening bracket stands before every member, or inside a text, where it only counts too much.
  return { bytes: encoder.encode(text).length, members: text.match(/[,{[]/g)?.length ?? 0 }
}
