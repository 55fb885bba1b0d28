'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { LinkButton } from '@/components/ui/link-button'
import type { ShownFault } from './fault'
import { faultKind } from './fault-kind'
import { faultWords, useRecovery } from './use-fault'

/** The page of a fault: what happened, what is safe, the id to report, and the way on that fits. */
export function FaultPage({ error, reset, id }: ShownFault) {
  const kind = faultKind(error)
  const router = useRouter()
  function retry() {
    // What the server made has to be made again, or the same fault is shown.
    startTransition(() => {
      router.refresh()
      reset()
    })
  }
  useRecovery(kind, retry)
  const { title, text } = faultWords[kind]
  return (
    <div role="alert" className="grid flex-1 place-content-center gap-2 p-6">
      <h1 className="text-20">{title}</h1>
      <p className="max-w-[60ch] text-14 text-pretty text-ink-muted">{text}</p>
      <p className="flex items-center gap-1 text-12 text-ink-muted">
        Report this id, with the time: <code className="text-ink">{id}</code>
        <CopyButton label="Copy the id" value={id} iconOnly />
      </p>
      <p className="mt-2 flex flex-wrap gap-2">
        {kind === 'download' ? (
          <Button variant="primary" onClick={() => window.location.reload()}>
            Reload
          </Button>
        ) : (
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        )}
        <LinkButton href="/templates">Go to the templates</LinkButton>
      </p>
    </div>
  )
}
