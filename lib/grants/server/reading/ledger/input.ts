import { z } from 'zod'
import { type Id, isId } from '@/lib/base'
import { ledgerMarks } from '../../../ledger/query'
import { grantStates } from '../../../lifecycle'

const text = z.string().trim().min(1).max(200)
const instant = wholeNumber(0, 8_640_000_000_000_000)

/** What the ledger can be narrowed by: who, what, when, in words. The same whether it comes as JSON or as the query of an address. */
export const ledgerFilters = {
  agent: text.optional(),
  template: text.optional(),
  state: listOf(grantStates).optional(),
  by: text.optional(),
  key: text.optional(),
  from: instant.optional(),
  to: instant.optional(),
  is: listOf(ledgerMarks).optional(),
  words: text.optional(),
  /** Keyed hashes of a parameter's value, as `findValueTerms` returns them: a value itself never stands in an address. */
  term: z
    .string()
    .regex(/^[\w-]{43}(,[\w-]{43})?$/, 'This is no search by value.')
    .transform((terms) => terms.split(','))
    .optional(),
}

const cursorForm = /^(\d{1,16})\.(gnt_\w+)$/

/** Where a page begins: after the grant that was asked for at an instant. */
type LedgerCursor = { readonly at: number; readonly id: Id<'gnt'> }

/** Where a page begins, as `printCursor` writes it. */
export const cursor = z.string().max(200).transform(readCursor)

/** A page of the ledger as it is asked for. */
export const ledgerInput = z.strictObject({
  ...ledgerFilters,
  after: cursor.optional(),
  limit: wholeNumber(1, 200).default(50),
})

/** Writes where the next page begins. */
export function printCursor({ at, id }: { readonly at: number; readonly id: string }): string {
  return `${at}.${id}`
}

function readCursor(cursor: string, context: z.RefinementCtx): LedgerCursor {
  const [, at = '', id = ''] = cursorForm.exec(cursor) ?? []
  if (isId('gnt', id)) return { at: Number(at), id }
  context.addIssue({ code: 'custom', message: 'This page of the ledger does not exist.' })
  return z.NEVER
}

/** A whole number, or its digits. */
function wholeNumber(least: number, most: number) {
  const digits = z.string().regex(/^\d{1,16}$/, 'This is a whole number.')
  return z.union([z.int(), digits.transform(Number)]).pipe(z.int().min(least).max(most))
}

/** Some of a few names, as a list or with commas between them. */
function listOf<const T extends readonly string[]>(names: T) {
  const commas = z
    .string()
    .max(200)
    .transform((written) => written.split(','))
  return z.union([z.array(z.string()), commas]).pipe(z.array(z.enum(names)).max(names.length))
}
