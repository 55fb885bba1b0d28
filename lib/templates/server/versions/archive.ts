import { z } from 'zod'
import { AppError } from '@/lib/base'
import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import { holdGuardrail } from '@/lib/guardrails/server'
import type { WriteTx } from '@/lib/server/db'
import { command, storedNumber } from '@/lib/server/service'
import { claimsOfText } from '../../draft-claims'
import { templateId } from '../input'
import { findVersionRow, markArchived } from './store'

const input = z.object({
  id: templateId,
  /** The live version that was seen, null when there was none: another one in between is a conflict. */
  liveVersion: storedNumber.nullable(),
})

/** Puts a template away: it stays readable with all its versions, and is neither edited, published nor issued from. */
export const archiveTemplate = command({
  deed: 'template.archive',
  input,
  run: async ({ tx, input: { id, liveVersion }, now }) => {
    await markArchived(tx, { id, liveVersion, at: now })
    return { value: { id }, target: id, detail: { liveVersion } }
  },
})

/**
 * Brings an archived template back as it was. Refuses one whose live version goes beyond the guardrail that counts now
 * (`blocked`), with what it breaks and the ways out: nothing goes live that could not be published.
 */
export const unarchiveTemplate = command({
  deed: 'template.unarchive',
  input,
  run: async ({ tx, input: { id, liveVersion } }) => {
    const { guardrail } = await holdGuardrail(tx)
    await markArchived(tx, { id, liveVersion, at: null })
    if (liveVersion !== null) await requireWithin(tx, guardrail, { id, number: liveVersion })
    return { value: { id }, target: id, detail: { liveVersion } }
  },
})

/** So many of the things that a version breaks are told in full. */
const mostTold = 3

async function requireWithin(tx: WriteTx, guardrail: Guardrail, { id, number }: { id: string; number: number }) {
  const version = await findVersionRow(tx, id, number)
  if (!version) throw new AppError('internal')
  const beyond = checkGuardrail(guardrail, claimsOfText(version.text) ?? {})
  if (beyond.length === 0) return
  const told = beyond.slice(0, mostTold).map(({ message }) => message)
  const rest = beyond.length - told.length
  const more = rest === 0 ? [] : [`There is more of this kind: ${rest}.`]
  const ways = 'Duplicate it as a new draft and fix that, or have an owner widen the guardrail first.'
  const message = [`Its live version ${number} goes beyond the guardrail.`, ...told, ...more, ways].join(' ')
  throw new AppError('blocked', { message })
}
