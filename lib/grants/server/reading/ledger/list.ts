import { z } from 'zod'
import { memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { findLookupKey } from '@/lib/server/lookup'
import { query } from '@/lib/server/service'
import { findTemplateIds } from '@/lib/templates/server'
import type { LedgerPage } from '../../../view'
import { valueTerm } from '../../seal'
import { viewGrants } from '../view'
import { ledgerInput, printCursor } from './input'
import { type LedgerFilter, listLedger } from './store'

/** The grants that fit, newest first. Paged by key, so that what is added meanwhile moves nothing. */
export const listGrants = query({
  deed: 'grant.list',
  input: ledgerInput,
  run: async ({ db, caller, input, now }): Promise<LedgerPage> => {
    const { limit, after, ...asked } = input
    const filter = await filterOf(db, asked, caller)
    const rows = await listLedger(db, { ...filter, after, now, limit: limit + 1 })
    const shown = await viewGrants(db, rows.slice(0, limit), { caller, now })
    const last = shown.at(-1)
    return { rows: shown, next: rows.length > limit && last ? printCursor({ at: last.asked.at, id: last.id }) : null }
  },
})

type Asked = Omit<z.output<typeof ledgerInput>, 'limit' | 'after'>

/** What was asked for, with members and templates found by their names. A name that nobody has finds nothing. */
export async function filterOf(
  db: ReadDb,
  { by, template, is, ...rest }: Asked,
  caller: { readonly id: string },
): Promise<Omit<LedgerFilter, 'after' | 'now' | 'limit'>> {
  return {
    ...rest,
    marks: is,
    by: by === undefined ? undefined : await findMembers(db, by, caller),
    templates: template === undefined ? undefined : await findTemplateIds(db, template),
  }
}

async function findMembers(db: ReadDb, name: string, caller: { readonly id: string }): Promise<readonly string[]> {
  const wanted = name.toLowerCase()
  if (wanted === 'me') return [caller.id]
  const members = [...(await memberNames(db))]
  return members.filter(([id, known]) => id === name || known.toLowerCase().includes(wanted)).map(([id]) => id)
}

/**
 * The keyed hashes by which grants are found that were filled in with a value: a text that reads as a number, or as true or
 * false, is found as such too. They tell nothing of the value, so they may stand in an address.
 */
export const findValueTerms = query({
  deed: 'grant.value-terms',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Say which parameter.').max(100),
    value: z.string().min(1, 'Write the value.').max(2_000),
  }),
  run: async ({ db, input: { name, value } }): Promise<{ readonly terms: readonly string[] }> => {
    const key = await findLookupKey(db)
    return { terms: key === null ? [] : valuesOf(value).map((one) => valueTerm(key, name, one)) }
  },
})

function valuesOf(text: string): readonly (string | number | boolean)[] {
  if (text === 'true' || text === 'false') return [text, text === 'true']
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? [text, Number(text)] : [text]
}
