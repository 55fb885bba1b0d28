'use client'

import type { ShownFault } from './fault'
import { faultKind } from './fault-kind'
import { faultWords } from './use-fault'

/** A fault of the whole document: what happened, the id to report, and the way on, with plain elements only. */
export function PlainFault({ error, reset, id }: ShownFault) {
  const kind = faultKind(error)
  const { title, text } = faultWords[kind]
  return (
    <div role="alert" className="grid gap-2 p-6">
      <h1 className="text-20">{title}</h1>
      <p className="max-w-[60ch] text-ink-muted">{text}</p>
      <p className="text-12 text-ink-muted">
        Report this id, with the time: <code>{id}</code>
      </p>
      <p className="mt-2">
        <button
          type="button"
          onClick={kind === 'download' ? () => window.location.reload() : reset}
          className="h-8 rounded-control bg-accent px-3 text-13 font-medium text-accent-ink"
        >
          {kind === 'download' ? 'Reload' : 'Try again'}
        </button>
      </p>
    </div>
  )
}
