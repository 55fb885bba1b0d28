import clsx from 'clsx'
import { memo } from 'react'
import type { AnsweredTarget } from './reach-asks'

const mostTicks = 48

type ReachTicksProps = { readonly rows: readonly AnsweredTarget[] }

/** The count as a row of ticks in list order, filled where allowed: a glance before the reading. */
export const ReachTicks = memo(function ReachTicks({ rows }: ReachTicksProps) {
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
}, isSameAnswer)

/** The sentences of the rows change with many keystrokes, the ticks with few. */
function isSameAnswer({ rows: before }: ReachTicksProps, { rows: after }: ReachTicksProps): boolean {
  if (before.length !== after.length) return false
  return after.every(({ view, decision }, at) => {
    const known = before[at]
    return known?.view.id === view.id && known.decision.effect === decision.effect
  })
}
