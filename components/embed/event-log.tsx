'use client'

import { ArrowDownLeft, ArrowUpRight, Dot } from 'lucide-react'
import { Disclosure } from '@/components/ui/disclosure'
import type { LogEntry } from './preview-state'

const directions = {
  in: { icon: ArrowDownLeft, label: 'from the frame', tone: 'text-accent' },
  out: { icon: ArrowUpRight, label: 'to the frame', tone: 'text-allow' },
  note: { icon: Dot, label: 'note', tone: 'text-ink-faint' },
} as const

/** What went over the bridge, the newest first: time, direction, event, a few words. Never a token. */
export function EventLog({ log }: { log: readonly LogEntry[] }) {
  return (
    <Disclosure
      summary={
        <>
          Bridge messages <span className="font-normal text-ink-faint tabular-nums">{log.length}</span>
        </>
      }
    >
      {log.length === 0 ? (
        <p className="py-1 text-12 text-ink-muted">What the frame and this page say to each other appears here.</p>
      ) : (
        <ol
          aria-label="Bridge messages"
          className="max-h-48 overflow-auto rounded-control border border-line bg-surface py-1 font-mono text-12"
        >
          {log.toReversed().map((entry) => (
            <LogLine key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Disclosure>
  )
}

function LogLine({ entry }: { entry: LogEntry }) {
  const { icon: Icon, label, tone } = directions[entry.direction]
  return (
    <li className="grid grid-cols-[4.5rem_1rem_auto_1fr] items-center gap-2 px-2 py-0.5">
      <time dateTime={new Date(entry.at).toISOString()} className="text-ink-faint tabular-nums">
        {new Date(entry.at).toLocaleTimeString(undefined, { hour12: false })}
      </time>
      <Icon className={`size-3.5 ${tone}`} aria-label={label} />
      <span className="text-ink">{entry.event}</span>
      <span className="truncate text-ink-muted">{entry.text}</span>
    </li>
  )
}
