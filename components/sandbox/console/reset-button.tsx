'use client'

import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'

type ResetButtonProps = {
  changed: number
  reset: ServerAction<Record<string, never>, { readonly resetAt: number }>
  onReset: () => void
}

/** Puts the sandbox back to its first day, after a question that says how many sessions that undoes. */
export function ResetButton({ changed, reset, onReset }: ResetButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const [isPending, setPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const count = `${changed} ${changed === 1 ? 'session' : 'sessions'}`

  async function confirm() {
    setPending(true)
    const outcome = await attempt(() => reset({}))
    setPending(false)
    setFailure(outcome.ok ? null : outcome.failure)
    if (!outcome.ok) return
    setOpen(false)
    onReset()
    toast({ title: 'The sandbox was reset' })
  }

  return (
    <>
      <Button icon={<RotateCcw aria-hidden />} onClick={() => setOpen(true)}>
        Reset
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Reset the sandbox?"
        description={
          changed === 0
            ? 'Nothing was changed. Times start again.'
            : `${count} that ${changed === 1 ? 'was' : 'were'} started or changed will be undone. This cannot be taken back.`
        }
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button variant="danger" pending={isPending} onClick={() => void confirm()}>
              {changed === 0 ? 'Reset' : `Reset ${count}`}
            </Button>
          </>
        }
      >
        <FailureNote failure={failure} />
      </Dialog>
    </>
  )
}
