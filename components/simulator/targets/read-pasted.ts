import type { Result } from '@/lib/base'
import type { TextProblem } from '@/lib/json'
import type { TargetView } from '@/lib/sandbox'
import { type LeftOut, readCsvTargets, readJsonTargets } from '@/lib/simulation'

type Pasted = { readonly isCsv: boolean; readonly text: string; readonly kind: TargetView['kind'] }

/** Reads pasted targets. A module of its own, as most pages are never given any. */
export function readPasted({
  isCsv,
  text,
  kind,
}: Pasted): Result<{ readonly targets: readonly TargetView[]; readonly leftOut: readonly LeftOut[] }, TextProblem> {
  return isCsv ? readCsvTargets(text, kind) : readJsonTargets(text, kind)
}
