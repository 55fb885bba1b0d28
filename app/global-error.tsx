'use client'

import './globals.css'
import { faultWords, useFault } from '@/components/shell/fault/use-fault'

/** Stands in for the whole document when the layout itself broke. Next's own page is not used: it writes inline HTML. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { kind, id } = useFault(error)
  const { title, text } = faultWords[kind]
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center gap-2 p-6">
        <title>Remit could not start this page</title>
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
      </body>
    </html>
  )
}
