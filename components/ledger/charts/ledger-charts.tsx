import type { ReactNode } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { RetryBanner } from '@/components/ui/retry-banner'
import type { LedgerFigures } from '@/lib/grants'
import type { Bar } from './bar'
import { ChartsSkeleton, chartsGrid } from './charts-skeleton'
import { ColumnChart } from './column-chart'
import { RowChart } from './row-chart'
import { labelTime } from './time-labels'
import { useFigures } from './use-figures'

/** How the grants that fit the search spread: over time, by template, by length, each with the table behind it. */
export function LedgerCharts({ filters }: { readonly filters: string }) {
  const { data, error, refetch } = useFigures(filters)
  if (data === undefined) {
    if (error === null) return <ChartsSkeleton />
    return (
      <RetryBanner
        title="The charts could not be drawn"
        message={error.message}
        onRetry={() => void refetch()}
        className="mx-4 mb-3 sm:mx-6"
      />
    )
  }
  if (data.total === 0) {
    return (
      <p className="px-4 pb-4 text-13 text-ink-muted sm:px-6">
        There is nothing to draw: no grant fits. Charts of grants over time, by template and by length appear here.
      </p>
    )
  }
  const { times, templates, lengths } = barsOf(data)
  const total = `${data.total.toLocaleString('en')} ${data.total === 1 ? 'grant' : 'grants'}`
  return (
    <section aria-label="Charts" className={chartsGrid}>
      <Card
        title="Over time"
        note={`${total}, by ${data.overTime.unit}`}
        head={capital(data.overTime.unit)}
        bars={times}
      >
        <ColumnChart label={summaryOf('over time', times)} bars={times} />
      </Card>
      <Card title="By template" note="Most given from first" head="Template" bars={templates}>
        <RowChart label={summaryOf('by template', templates)} bars={templates} />
      </Card>
      <Card title="By length" note="Extensions counted" head="Length" bars={lengths}>
        <ColumnChart label={summaryOf('by length', lengths)} bars={lengths} />
      </Card>
    </section>
  )
}

function barsOf({ overTime, byTemplate, byLength }: LedgerFigures) {
  return {
    times: overTime.bars.map(({ start, count }): Bar => {
      const { short, whole } = labelTime(start, overTime.unit)
      return { key: start, name: whole, short, count }
    }),
    templates: byTemplate.map(({ id, name, count }): Bar => ({ key: id ?? 'others', name, short: name, count })),
    lengths: byLength.map(
      ({ label, count }): Bar => ({ key: label, name: label, short: shortLengths[label] ?? label, count }),
    ),
  }
}

const shortLengths: Readonly<Record<string, string>> = {
  'up to 15 min': '15 m',
  '15 to 30 min': '30 m',
  '30 min to 1 h': '1 h',
  '1 to 2 h': '2 h',
  '2 to 4 h': '4 h',
  '4 to 8 h': '8 h',
  '8 h to 1 day': '1 d',
  'over 1 day': '> 1 d',
}

/** What a chart says to who does not see it; the table below says all of it. */
function summaryOf(how: string, bars: readonly Bar[]): string {
  const most = bars.reduce<Bar | undefined>(
    (one, other) => (one === undefined || other.count > one.count ? other : one),
    undefined,
  )
  return `Grants ${how}, a bar chart.${most === undefined ? '' : ` Most: ${most.name}, ${most.count.toLocaleString('en')}.`}`
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`
}

type CardProps = {
  readonly title: string
  readonly note: string
  /** What a row of the table is. */
  readonly head: string
  readonly bars: readonly Bar[]
  readonly children: ReactNode
}

function Card({ title, note, head, bars, children }: CardProps) {
  return (
    <article className="grid min-w-0 grid-cols-1 content-start gap-3 rounded-card border border-line bg-surface p-4 md:max-xl:first:col-span-2">
      <header className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="text-13 font-medium">{title}</h2>
        <p className="text-12 text-ink-muted tabular-nums">{note}</p>
      </header>
      {children}
      <Disclosure summary="As a table">
        <table className="w-full text-12">
          <caption className="sr-only">Grants: {title.toLowerCase()}</caption>
          <thead>
            <tr className="text-left text-ink-muted">
              <th scope="col" className="py-1 pr-4 font-normal">
                {head}
              </th>
              <th scope="col" className="py-1 text-right font-normal">
                Grants
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {bars.map(({ key, name, count }) => (
              <tr key={key}>
                <th scope="row" className="py-1 pr-4 text-left font-normal">
                  {name}
                </th>
                <td className="py-1 text-right tabular-nums">{count.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </article>
  )
}
