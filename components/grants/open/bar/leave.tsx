'use client'

import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import type { ServerAction } from '@/components/form/outcome'
import { useOperation } from '@/components/form/use-operation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Ends what the agent was given. */
export type LeaveAction = ServerAction<{ readonly id: string }, unknown>

/** "I am done": asks once, then ends the access. */
export function Leave({ id, leave, onLeft }: { id: string; leave: LeaveAction; onLeft: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const { isPending, failure, run } = useOperation()
  function end() {
    run(() => leave({ id }), {
      onDone: () => {
        setOpen(false)
        onLeft()
      },
    })
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
        description="Your access ends now, and the link does not open again. For more you would have to be given access again."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep working</Button>
            <Button variant="danger" pending={isPending} onClick={end}>
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
