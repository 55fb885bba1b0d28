'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/base'

/** Ends what the agent was given. */
export type LeaveAction = ServerAction<{ readonly id: string }, unknown>

/** "I am done": asks once, then ends the access. */
export function Leave({ id, leave, onLeft }: { id: string; leave: LeaveAction; onLeft: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function end() {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => leave({ id }))
    setPending(false)
    if (!outcome.ok) return setFailure(outcome.failure)
    setOpen(false)
    onLeft()
  }
  return (
    <>
      <Button size="sm" icon={<LogOut aria-hidden />} onClick={() => setOpen(true)}>
        I am done
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Are you done?"
        description="Your access ends now, and the link does not open again. For more you would have to be given access anew."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep working</Button>
            <Button variant="danger" pending={isPending} onClick={() => void end()}>
              End my access
            </Button>
          </>
        }
      >
        <FailureNote failure={failure} />
      </Dialog>
    </>
  )
}
