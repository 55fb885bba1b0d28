'use client'

import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'

/** The page of a fault: what happened, that nothing typed elsewhere was harmed, the id to report, and two ways on. */
export function Fault({ digest, onRetry }: { digest: string | undefined; onRetry: () => void }) {
  return (
    <div role="alert" className="grid flex-1 place-content-center gap-2 p-6">
      <p className="font-mono text-12 text-ink-faint">{digest ? `Error ${digest}` : 'Error'}</p>
      <h1 className="text-20">This page could not be shown</h1>
      <p className="max-w-[60ch] text-ink-muted">
        Something went wrong on our side. What was saved is safe. Try again; if it stays, report the number above with
        the time.
      </p>
      <p className="mt-2 flex gap-2">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        <LinkButton href="/templates">Go to the templates</LinkButton>
      </p>
    </div>
  )
}
