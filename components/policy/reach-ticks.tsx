import clsx from 'clsx'
import type { AnsweredTarget } from './reach-asks'

const mostTicks = 48

/** The count as a row of ticks in list order, filled where allowed: a glance before the reading. */
export function ReachTicks({ rows }: { readonly rows: readonly AnsweredTarget[] }) {
  if (rows.length > mostTicks) return null
  return (
    <div aria-hidden data-slot="reach-ticks" className="mt-2 flex gap-0.5">
      {rows.map(({ view, decision }) => (
        <span
          key={view.id}
          className={clsx(
            'h-1.5 min-w-0 flex-1 rounded-chip',
            decision.effect === 'allow' ? 'bg-allow' : 'border border-line-strong/40',
          )}
        />
      ))}
    </div>
  )
}
