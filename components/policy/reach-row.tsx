import clsx from 'clsx'
import { Check, CircleSlash, FlaskConical } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { Effect } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import type { Ask, MakeTest } from './reach-asks'

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

type ReachRowProps = {
  readonly view: TargetView
  readonly asked: Ask
  readonly effect: Effect
  /** What decided; null where it was said for all. */
  readonly sentence: string | null
  readonly onMakeTest?: MakeTest | undefined
}

/** One target: the answer, its name, and the sentence that decided. Drawn again only when its own answer changes. */
export const ReachRow = memo(function ReachRow({ view, asked, effect, sentence, onMakeTest }: ReachRowProps) {
  return (
    <li
      data-slot="reach-row"
      data-effect={effect}
      className="group/row relative flex sighted-10 gap-2.5 border-t border-line py-1.5 first:border-t-0"
    >
      <Verdict effect={effect} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2 text-13">
          <span className={clsx('truncate', effect === 'allow' ? 'font-medium' : 'text-ink-muted')}>{view.name}</span>
          <span className="min-w-0 flex-1 truncate text-right text-12 text-ink-faint">{view.detail}</span>
        </p>
        {sentence !== null && <p className="text-12 text-pretty break-words text-ink-muted">{sentence}</p>}
      </div>
      {onMakeTest && (
        <IconButton
          size="sm"
          variant="secondary"
          label={`Make a test from ${view.name}`}
          icon={<FlaskConical aria-hidden />}
          onClick={() => onMakeTest(view, asked, effect)}
          className="absolute! top-0.5 right-0 opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:static! pointer-coarse:opacity-100"
        />
      )}
    </li>
  )
})
