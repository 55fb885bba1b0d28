import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, storedNumber } from '@/lib/server/service'
import type { Guardrail } from '../guardrail'
import { guardrailInput } from '../guardrail-input'
import type { GuardrailView } from '../guardrail-view'
import { summariseGuardrail } from '../summary'
import { formatGuardrail } from '../text'
import { holdGuardrail } from './read'
import { replaceRow } from './store'

/**
 * `guardrail.change`: from now on versions are judged by this guardrail. Refuses when somebody changed it since
 * `revision`. What is stored already changes nothing. The journal keeps both summaries and a hash, not the forbidden values.
 */
export const changeGuardrail = command({
  deed: 'guardrail.change',
  input: z.object({ revision: z.literal(0).or(storedNumber), guardrail: guardrailInput }),
  run: async ({ tx, caller, input, now }) => {
    const stored = await holdGuardrail(tx)
    const { guardrail: before } = stored
    const text = formatGuardrail(input.guardrail)
    if (stored.revision > 0 && stored.revision === input.revision && text === formatGuardrail(before)) {
      return { value: stored, target: null, isUnchanged: true }
    }
    const revision = await replaceRow(tx, { text, revision: input.revision, at: now, by: caller.id })
    const value: GuardrailView = { guardrail: input.guardrail, revision, updatedAt: now }
    const detail = { revision, from: summaryOf(before), to: summaryOf(input.guardrail), sha256: hashOf(text) }
    return { value, target: null, detail }
  },
})

function summaryOf(guardrail: Guardrail): string {
  return summariseGuardrail({ ...guardrail, forbiddenLiterals: [] })
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
