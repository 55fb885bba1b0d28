import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type GrantView, type LedgerPage, type LedgerQuery, momentOf } from '@/lib/grants'
import { askLedger } from './ask-ledger'

/** A search by the value of a parameter: the name, and keyed hashes that tell nothing of the value. */
export type ValueSearch = { readonly name: string; readonly terms: string }

const everyMilliseconds = 15_000

/** The rows of the ledger as far as they have come; looked up again every 15 s, so that states are those of now. */
export function useLedger(filters: string) {
  const found = useInfiniteQuery({
    queryKey: ['ledger', filters],
    queryFn: ({ signal, pageParam }) => fetchPage(filters, pageParam, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }: LedgerPage) => next ?? undefined,
    refetchInterval: everyMilliseconds,
    refetchOnWindowFocus: 'always',
    placeholderData: keepPreviousData,
  })
  const rows: readonly GrantView[] | undefined = found.data?.pages.flatMap((page) => page.rows)
  return { ...found, rows }
}

function fetchPage(filters: string, after: string, signal: AbortSignal): Promise<LedgerPage> {
  const query = new URLSearchParams(filters)
  if (after !== '') query.set('after', after)
  return askLedger(`?${query}`, signal)
}

/** The filters of a search as the query of an address. Days are those of the reader's own zone; `to` takes its whole day in. */
export function filtersOf(query: LedgerQuery, value: ValueSearch | null): string {
  const { agent, template, by, key, words, states, marks, from, to } = query
  const filters = new URLSearchParams()
  for (const [name, text] of Object.entries({ agent, template, by, key, words }))
    if (text !== '') filters.set(name, text)
  if (states.length > 0) filters.set('state', states.join(','))
  if (marks.length > 0) filters.set('is', marks.join(','))
  const [start, end] = [instantOf(from, 0), instantOf(to, 1)]
  if (start !== null) filters.set('from', String(start))
  if (end !== null) filters.set('to', String(end))
  if (value !== null) filters.set('term', value.terms)
  return filters.toString()
}

function instantOf(text: string, daysOn: number): number | null {
  const moment = momentOf(text)
  if (moment === null) return null
  const [year, month, day, hour, minute] = moment
  return new Date(year, month - 1, day + (text.includes('T') ? 0 : daysOn), hour, minute).getTime()
}
