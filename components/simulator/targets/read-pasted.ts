import type { TargetView } from '@/lib/sandbox'
import { readCsvTargets, readJsonTargets } from '@/lib/simulation'

type Pasted = { readonly isCsv: boolean; readonly text: string; readonly kind: TargetView['kind'] }

/** Reads pasted targets. A module of its own, as most pages are never given any. */
export function readPasted({ isCsv, text, kind }: Pasted) {
  return isCsv ? readCsvTargets(text, kind) : readJsonTargets(text, kind)
}
