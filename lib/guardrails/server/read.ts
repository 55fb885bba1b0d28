import { z } from 'zod'
import { AppError, remember } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import { openGuardrail } from '../guardrail'
import type { GuardrailView } from '../guardrail-view'
import { parseGuardrail } from '../text'
import { findRow, holdRow } from './store'
import type { GuardrailTable } from './tables'

/**
 * The guardrail that counts now, with the revision a change starts from (0 before the first). Throws `unavailable` when the
 * stored one cannot be read, so that nothing passes it.
 */
export async function getGuardrail(db: ReadDb): Promise<GuardrailView> {
  return viewOf(await findRow(db))
}

/**
 * The guardrail that counts until this transaction ends: who would change it waits, and who changed it is done. To be asked
 * before the rows that depend on it are touched. Throws as `getGuardrail` does.
 */
export async function holdGuardrail(tx: WriteTx): Promise<GuardrailView> {
  return viewOf(await holdRow(tx))
}

/**
 * Holds the guardrail, as `holdGuardrail` does, for what was judged by it at `revision` before this transaction. Throws
 * `conflict` when it was changed since.
 */
export async function holdGuardrailAt(tx: WriteTx, revision: number): Promise<void> {
  const now = await holdGuardrail(tx)
  if (now.revision === revision) return
  throw new AppError('conflict', {
    message: 'The guardrail was changed in the meantime. Try again to be judged by it.',
  })
}

/** `guardrail.get`: the guardrail that counts now. */
export const readGuardrail = query({
  deed: 'guardrail.get',
  input: z.object({}),
  run: ({ db }): Promise<GuardrailView> => getGuardrail(db),
})

/** It is read for each deed that it bounds, and changes once in months. */
const readStored = remember(parseGuardrail, { most: 4, keyOf: (text) => text })

function viewOf(row: GuardrailTable | undefined): GuardrailView {
  if (row === undefined) return { guardrail: openGuardrail, revision: 0, updatedAt: null }
  const parsed = readStored(row.text)
  const { revision, updated_at } = row
  if (parsed.ok) return { guardrail: parsed.value, revision, updatedAt: revision === 0 ? null : updated_at }
  throw new AppError('unavailable', { message: 'The stored guardrail cannot be read, so nothing may pass it.' })
}
