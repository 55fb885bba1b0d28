'use client'

import './globals.css'
import { FaultOfDocument } from '@/components/shell/fault/fault'

/** Stands in for the whole document when the layout itself broke. Next's own page is not used: it writes inline HTML. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="grid min-h-dvh place-content-center">
        <title>Remit could not start this page</title>
        <FaultOfDocument error={error} reset={reset} />
      </body>
    </html>
  )
}
