import clsx from 'clsx'
import { Check, CircleSlash } from 'lucide-react'
import type { Effect } from '@/lib/policy'
import type { AnsweredTarget } from './reach-asks'

/** Allow or deny as icon and word, so that the colour is never the only cue. */
export function Verdict({ effect }: { readonly effect: Effect }) {
  const isAllowed = effect === 'allow'
  const Icon = isAllowed ? Check : CircleSlash
  return (
    <span
      data-slot="verdict"
      className={clsx(
        'inline-flex h-5 w-15 shrink-0 items-center gap-1 rounded-chip px-1.5 text-12 font-medium [&>svg]:size-3.5',
        isAllowed ? 'bg-allow-tint text-allow' : 'text-deny',
      )}
    >
      <Icon aria-hidden />
      {isAllowed ? 'Allow' : 'Deny'}
    </span>
  )
}

/** One target: the answer, its name, and the sentence that decided unless it was said for all. */
export function ReachRow({ row, hasSentence }: { readonly row: AnsweredTarget; readonly hasSentence: boolean }) {
  const { view, decision } = row
  return (
    <li
      data-slot="reach-row"
      data-effect={decision.effect}
      className="flex gap-2.5 border-t border-line py-1.5 first:border-t-0"
    >
      <Verdict effect={decision.effect} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2 text-13">
          <span className={clsx('truncate', decision.effect === 'allow' ? 'font-medium' : 'text-ink-muted')}>
            {view.name}
          </span>
          <span className="min-w-0 flex-1 truncate text-right text-12 text-ink-faint">{view.detail}</span>
        </p>
        {hasSentence && <p className="text-12 text-pretty break-words text-ink-muted">{decision.sentence}</p>}
      </div>
    </li>
  )
}
