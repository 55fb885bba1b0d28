import clsx from 'clsx'
import { type LedgerQuery, parseLedgerQuery, printLedgerQuery } from '@/lib/grants'

/** What people look for most: a press adds it to the search or takes it out again. */
const quick: readonly { readonly label: string; readonly query: Pick<LedgerQuery, 'states' | 'marks'> }[] = [
  { label: 'Active', query: { states: ['active'], marks: [] } },
  { label: 'Ends in 30 min', query: { states: [], marks: ['expiring'] } },
  { label: 'Waiting', query: { states: ['requested'], marks: [] } },
  { label: 'Without approval', query: { states: [], marks: ['unapproved'] } },
]

type QuickFiltersProps = { readonly text: string; readonly onText: (text: string) => void }

export function QuickFilters({ text, onText }: QuickFiltersProps) {
  const { query } = parseLedgerQuery(text)
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">Quick filters</legend>
      {quick.map(({ label, query: one }) => {
        const isOn =
          one.states.every((state) => query.states.includes(state)) &&
          one.marks.every((mark) => query.marks.includes(mark))
        return (
          <button
            key={label}
            type="button"
            aria-pressed={isOn}
            onClick={() => onText(printLedgerQuery(toggled(query, one, isOn)))}
            className={clsx(
              'h-7 rounded-full border px-2.5 text-12 transition-colors pointer-coarse:h-10 pointer-coarse:px-3.5',
              isOn
                ? 'border-accent bg-accent-tint font-medium text-accent'
                : 'border-line-strong/55 text-ink-muted hover:border-line-strong hover:text-ink',
            )}
          >
            {label}
          </button>
        )
      })}
    </fieldset>
  )
}

function toggled(query: LedgerQuery, one: Pick<LedgerQuery, 'states' | 'marks'>, isOn: boolean): LedgerQuery {
  if (!isOn) return { ...query, states: [...query.states, ...one.states], marks: [...query.marks, ...one.marks] }
  return {
    ...query,
    states: query.states.filter((state) => !one.states.includes(state)),
    marks: query.marks.filter((mark) => !one.marks.includes(mark)),
  }
}
