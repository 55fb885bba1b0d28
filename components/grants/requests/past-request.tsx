'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { type GrantRequest, lapsedWords } from '@/lib/grants'
import { ClockTime } from '../clock-time'
import { StateBadge } from '../state-badge'
import { RequestItem, type RequestItemProps } from './request-item'

/** A request that is over, in short: what became of it and why. The whole of it opens in its place. */
export function PastRequest(props: RequestItemProps) {
  const [isOpen, setOpen] = useState(false)
  const opened = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) opened.current?.focus()
  }, [isOpen])
  if (isOpen) {
    return (
      <div ref={opened} tabIndex={-1} className="grid min-w-0 rounded-card">
        <RequestItem {...props} />
      </div>
    )
  }
  const { agent, template, state, asked } = props.request
  return (
    <article
      aria-label={`Access for ${agent.name}`}
      className="grid gap-1 rounded-card border border-line bg-raised px-4 py-3 text-13"
    >
      <header className="flex items-start justify-between gap-x-4">
        <p className="min-w-0 truncate font-medium">{agent.name}</p>
        <StateBadge state={state} />
      </header>
      <p className="text-pretty break-words text-ink-muted">
        {template.name} v{template.version}, asked at <ClockTime at={asked.at} />
      </p>
      <div className="flex items-end justify-between gap-x-4">
        <p className="min-w-0 text-pretty break-words text-ink-muted">{whyOver(props.request)}</p>
        <Button
          size="sm"
          className="shrink-0"
          aria-label={`Show all of access for ${agent.name}`}
          onClick={() => setOpen(true)}
        >
          Show all
        </Button>
      </div>
    </article>
  )
}

/** Who or what brought it to its end. */
function whyOver(request: GrantRequest): string {
  const { state, decisions, ended } = request
  const last = decisions.at(-1)
  if (state === 'declined' && last !== undefined) {
    return `${last.by} ${last.kind === 'withdrawn' ? 'took it back' : 'declined'}${last.reason === '' ? '.' : `: ${last.reason}`}`
  }
  if (state === 'lapsed') return `${lapsedWords(request)}.`
  return ended === null ? 'Its time is over.' : `Ended by ${ended.by}.`
}
