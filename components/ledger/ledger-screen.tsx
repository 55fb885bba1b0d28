'use client'

import { BookOpen, ChartColumn } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { RetryBanner } from '@/components/ui/retry-banner'
import { parseLedgerQuery } from '@/lib/grants'
import { ChartsSkeleton } from './charts/charts-skeleton'
import type { LedgerActions } from './ledger-actions'
import { LedgerSkeleton } from './ledger-skeleton'
import { LedgerTable } from './ledger-table'
import { LedgerSearch } from './search/ledger-search'
import { filtersOf, useLedger } from './use-ledger'
import { useLedgerAddress } from './use-ledger-address'

// Opened from a row, so it is not part of the first load.
const GrantSheet = dynamic(() => import('./sheet/grant-sheet').then((module) => module.GrantSheet), { ssr: false })

// Of use once rows have come.
const ExportMenu = dynamic(() => import('./export-menu').then((module) => module.ExportMenu), { ssr: false })

// Drawn only when somebody asks for them.
const LedgerCharts = dynamic(() => import('./charts/ledger-charts').then((module) => module.LedgerCharts), {
  ssr: false,
  loading: () => <ChartsSkeleton />,
})

/** The permanent list of grants: found by one search field, live, each row with its whole story. Never a token. */
export function LedgerScreen({ actions }: { readonly actions: LedgerActions }) {
  const address = useLedgerAddress()
  const { q, value, grant, hasCharts } = address
  const filters = filtersOf(parseLedgerQuery(q).query, value)
  const ledger = useLedger(filters)
  return (
    <>
      <LedgerSearch
        text={q}
        value={value}
        onText={(text) => address.change({ q: text })}
        onValue={(next) => address.change({ value: next })}
        findValue={actions.findValue}
        aside={
          <Button
            icon={<ChartColumn aria-hidden />}
            aria-pressed={hasCharts}
            onClick={() => address.change({ hasCharts: !hasCharts })}
            className="aria-pressed:border-accent aria-pressed:bg-accent-tint aria-pressed:text-accent"
          >
            Charts
          </Button>
        }
      />
      {hasCharts && <LedgerCharts filters={filters} />}
      {ledger.isError && (
        <RetryBanner
          title={ledger.rows ? 'The ledger could not be looked up again' : 'The ledger could not be read'}
          message={ledger.error.message}
          onRetry={() => void ledger.refetch()}
          className="mx-4 mb-3 sm:mx-6"
        />
      )}
      {ledger.isPending && <LedgerSkeleton />}
      {ledger.rows?.length === 0 && (
        <Nothing isSearch={filters !== ''} onClear={() => address.change({ q: '', value: null })} />
      )}
      {ledger.rows !== undefined && ledger.rows.length > 0 && (
        <>
          <LedgerTable rows={ledger.rows} onOpen={(id) => address.change({ grant: id })} />
          <div className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 sm:px-6">
            {ledger.hasNextPage && (
              <Button size="sm" pending={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
                Show more
              </Button>
            )}
            <p role="status" className="text-13 text-ink-muted tabular-nums">
              {countOf(ledger.rows.length, ledger.hasNextPage)} Looked up again every 15 s.
            </p>
            <span className="sm:ml-auto">
              <ExportMenu filters={filters} />
            </span>
          </div>
        </>
      )}
      {grant !== null && <GrantSheet id={grant} actions={actions} onClose={() => address.change({ grant: null })} />}
    </>
  )
}

function countOf(count: number, hasMore: boolean): string {
  if (hasMore) return `The newest ${count} are shown.`
  return count === 1 ? '1 grant.' : `All ${count} grants.`
}

type NothingProps = { readonly isSearch: boolean; readonly onClear: () => void }

function Nothing({ isSearch, onClear }: NothingProps) {
  if (isSearch) {
    return (
      <EmptyState title="No grant fits this search" action={<Button onClick={onClear}>Clear the search</Button>}>
        Words are looked for in the reason and the ticket. For what a grant is about, search by value.
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={<BookOpen aria-hidden />} title="No access was given yet">
      Each time somebody asks for access or gives it, a row appears here and stays: who, what it reaches, until when,
      and how it ended.
    </EmptyState>
  )
}
