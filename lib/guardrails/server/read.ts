import { z } from 'zod'
import { AppError } from '@/lib/base'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import { type Guardrail, openGuardrail } from '../guardrail'
import type { GuardrailView } from '../guardrail-view'
import { parseGuardrail } from '../text'
import { findRow } from './store'
import type { GuardrailTable } from './tables'

/** The guardrail that counts now. Throws `unavailable` when the stored one cannot be read, so that nothing passes it. */
export async function getGuardrail(db: ReadDb | WriteTx): Promise<Guardrail> {
  return guardrailIn(await findRow(db))
}

/** `guardrail.get`: the guardrail that counts now, with the revision a change starts from (0 before the first). */
export const readGuardrail = query({
  deed: 'guardrail.get',
  input: z.object({}),
  run: async ({ db }): Promise<GuardrailView> => {
    const row = await findRow(db)
    return { guardrail: guardrailIn(row), revision: row?.revision ?? 0, updatedAt: row?.updated_at ?? null }
  },
})

function guardrailIn(row: GuardrailTable | undefined): Guardrail {
  if (row === undefined) return openGuardrail
  const parsed = parseGuardrail(row.text)
  if (parsed.ok) return parsed.value
  throw new AppError('unavailable', { message: 'The stored guardrail cannot be read, so nothing may pass it.' })
}
