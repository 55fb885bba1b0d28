'use client'

import { useClock } from '@/components/grants/clock-time'
import { Time } from '@/components/ui/time'
import type { StoryEvent } from '@/lib/grants'

/** What happened to a grant, in order, each with who did it and what they said; what lies ahead is hollow. */
export function StoryList({ events }: { readonly events: readonly StoryEvent[] }) {
  const now = useClock()
  return (
    <ol aria-label="What happened" className="grid border-l border-line-strong/55 pl-4">
      {events.map((event) => (
        <li
          key={`${event.at} ${event.title}`}
          data-ahead={now !== null && event.at > now ? '' : undefined}
          className="relative grid gap-0.5 pb-4 text-13 last:pb-0 before:absolute before:top-1.5 before:-left-5 before:size-2 before:rounded-full before:bg-line-strong before:ring-2 before:ring-raised data-ahead:before:bg-raised data-ahead:before:shadow-[inset_0_0_0_1px_var(--color-line-strong)]"
        >
          <p>
            <span className="font-medium">{event.title}</span>
            {event.by !== null && <span className="text-ink-muted"> by {event.by}</span>}
            {event.until !== null && (
              <span className="text-ink-muted">
                , until <Time at={event.until} zone show="local" />
              </span>
            )}
          </p>
          {event.said !== '' && <p className="text-pretty break-words text-ink-muted">“{event.said}”</p>}
          <p className="text-12 text-ink-muted tabular-nums">
            <Time at={event.at} zone />
          </p>
        </li>
      ))}
    </ol>
  )
}
