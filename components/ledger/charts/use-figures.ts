import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { LedgerFigures } from '@/lib/grants'

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

async function fetchFigures(filters: string, signal: AbortSignal): Promise<LedgerFigures> {
  const query = new URLSearchParams(filters)
  query.set('zone', Intl.DateTimeFormat().resolvedOptions().timeZone)
  const response = await fetch(`/api/v1/grants/figures?${query}`, { signal, cache: 'no-store' })
  const body: LedgerFigures & { detail?: string } = await response.json()
  if (!response.ok) throw new Error(body.detail ?? `The ledger answered ${response.status}.`)
  return body
}
