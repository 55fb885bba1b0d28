import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LedgerFigures } from '@/lib/grants'
import { askLedger } from '../ask-ledger'

const everyMilliseconds = 60_000

/** How the grants that fit spread, in the reader's own time zone; counted again every minute. */
export function useFigures(filters: string) {
  return useQuery({
    queryKey: ['ledger-figures', filters],
    queryFn: ({ signal }) => fetchFigures(filters, signal),
    refetchInterval: everyMilliseconds,
    placeholderData: keepPreviousData,
  })
}

function fetchFigures(filters: string, signal: AbortSignal): Promise<LedgerFigures> {
  const query = new URLSearchParams(filters)
  query.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
  return askLedger(`/figures?${query}`, signal)
}
