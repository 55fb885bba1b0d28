'use client'

import './globals.css'

/** Stands in for the whole document when the layout itself broke. Next's own page is not used: it writes inline HTML. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center gap-2 p-6">
        <title>Remit could not start this page</title>
        <p className="font-mono text-12 text-ink-faint">{error.digest ? `Error ${error.digest}` : 'Error'}</p>
        <h1 className="text-20">Remit could not show anything</h1>
        <p className="max-w-[60ch] text-ink-muted">Something went wrong on our side. What was saved is safe.</p>
        <p className="mt-2">
          <button
            type="button"
            onClick={reset}
            className="h-8 rounded-control bg-accent px-3 text-13 font-medium text-accent-ink"
          >
            Try again
          </button>
        </p>
      </body>
    </html>
  )
}
