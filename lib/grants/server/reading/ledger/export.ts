import { z } from 'zod'
import { type EpochMs, printCsv } from '@/lib/base'
import { readDb } from '@/lib/server/db'
import { type Caller, command } from '@/lib/server/service'
import { exportRecord } from '../../../ledger/export-line'
import type { GrantView } from '../../../view'
import { viewGrants } from '../view'
import { ledgerFilters } from './input'
import { filterOf } from './list'
import { countLedger, type LedgerFilter, listLedger } from './store'

const perPage = 200

const contentTypes = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' } as const
type Format = keyof typeof contentTypes

/**
 * Sends the grants that fit as a file, newest first: no token, no value of a parameter, no cell that a spreadsheet runs. That it
 * was asked for, by whom and by which filters, is an entry before the first line leaves. The grants are read while they are sent.
 */
export const exportGrants = command({
  deed: 'grant.export',
  input: z.strictObject({ ...ledgerFilters, format: z.enum(['csv', 'ndjson']) }),
  run: async ({ tx, caller, input: { format, ...asked }, now }) => {
    const filter = { ...(await filterOf(tx, asked, caller)), now }
    const total = await countLedger(tx, filter)
    const value = {
      fileName: `remit-ledger-${new Date(now).toISOString().slice(0, 10)}.${format}`,
      contentType: contentTypes[format],
      total,
      chunks: () => printed(format, pages(filter, { caller, now })),
    }
    return { value, target: null, detail: { format, filters: Object.keys(asked), total } }
  },
})

type Reader = { readonly caller: Caller; readonly now: EpochMs }

async function* pages(
  filter: Omit<LedgerFilter, 'after' | 'limit'>,
  reader: Reader,
): AsyncGenerator<readonly GrantView[]> {
  const db = await readDb()
  let after: LedgerFilter['after']
  for (;;) {
    const rows = await listLedger(db, { ...filter, after, limit: perPage })
    yield await viewGrants(db, rows, reader)
    const last = rows.at(-1)
    if (last === undefined || rows.length < perPage) return
    after = { at: last.asked_at, id: last.id }
  }
}

async function* printed(format: Format, grants: AsyncGenerator<readonly GrantView[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const page of grants) {
    const records = page.map(exportRecord)
    if (format === 'ndjson') yield records.map((record) => `${JSON.stringify(record)}\n`).join('')
    else {
      const head = isFirst && records[0] !== undefined ? [Object.keys(records[0])] : []
      yield printCsv([...head, ...records.map((record) => Object.values(record).map(String))])
    }
    isFirst = false
  }
}
