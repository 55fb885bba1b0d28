import { checkGuardrail, type Guardrail, type GuardrailView } from '@/lib/guardrails'
import type { ReadDb } from '@/lib/server/db'
import { claimsOfText } from '../../draft-claims'
import type { TemplateTable } from '../tables'
import { withPauses } from '../with-pauses'
import { listLiveTexts } from './store'

/** Why a guardrail refuses the claims of a version, one sentence for each of its rules; empty where it does not. */
export function refusalsOf(guardrail: Guardrail, text: string): readonly string[] {
  return checkGuardrail(guardrail, claimsOfText(text) ?? {}).map(({ message }) => message)
}

/** Tells whether a guardrail refuses the claims of a version. */
function isRefusedBy(guardrail: Guardrail, text: string): boolean {
  return refusalsOf(guardrail, text).length > 0
}

type Live = Pick<TemplateTable, 'id' | 'live_version'>
type Known = { readonly version: number; readonly guardrailRevision: number; readonly isRefused: boolean }

/** More templates than this are judged again now and then, so that a process never grows without end. */
const maxKnown = 20_000

const known = new Map<string, Known>()

/**
 * The ids of the templates whose live version the guardrail refuses. Each version is judged once for each revision of the
 * guardrail, as neither changes otherwise, and only then is its text read.
 */
export async function findRefusedLive(
  db: ReadDb,
  rows: readonly Live[],
  { guardrail, revision }: GuardrailView,
): Promise<ReadonlySet<string>> {
  if (known.size > maxKnown) known.clear()
  const isKnown = ({ id, live_version: version }: Live) => {
    const last = known.get(id)
    return last?.version === version && last.guardrailRevision === revision
  }
  const live = rows.filter((row) => row.live_version !== null)
  const unknown = new Set(live.filter((row) => !isKnown(row)).map(({ id }) => id))
  const texts = unknown.size === 0 ? [] : await listLiveTexts(db, [...unknown])
  await withPauses(texts, ({ id, number: version, text }) => {
    known.set(id, { version, guardrailRevision: revision, isRefused: isRefusedBy(guardrail, text) })
  })
  return new Set(live.filter(({ id }) => known.get(id)?.isRefused).map(({ id }) => id))
}
