'use client'

import { ClockPlus } from 'lucide-react'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import type { ServerAction } from '@/components/form/outcome'
import { useOperation } from '@/components/form/use-operation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-area'
import type { EpochMs } from '@/lib/base'
import { clockTime } from './clock-time'

/** Asks for so many minutes more. */
export type MoreAction = ServerAction<
  { readonly id: string; readonly minutes: number; readonly reason: string },
  { readonly endsAt: EpochMs }
>

type MoreTimeProps = {
  id: string
  endsAt: EpochMs
  now: EpochMs
  isWaiting: boolean
  more: MoreAction
  onAsked: () => void
}

const lengths = [15, 30, 60, 120] as const

/** Asks for more time: how much, and why if there is something to say. */
export function MoreTime(props: MoreTimeProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        size="sm"
        icon={<ClockPlus aria-hidden />}
        aria-label={props.isWaiting ? 'More time asked for' : 'Ask for more time'}
        disabled={props.isWaiting}
        onClick={() => setOpen(true)}
      >
        {props.isWaiting ? (
          'Asked for'
        ) : (
          <>
            <span className="max-sm:hidden">Ask for more time</span>
            <span className="sm:hidden">More time</span>
          </>
        )}
      </Button>
      {isOpen && <MoreDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function MoreDialog({ id, endsAt, now, more, onAsked, onClose }: MoreTimeProps & { onClose: () => void }) {
  const [minutes, setMinutes] = useState<number>(30)
  const [reason, setReason] = useState('')
  const { isPending, failure, run } = useOperation()
  function ask() {
    run(() => more({ id, minutes, reason }), {
      onDone: () => {
        onAsked()
        onClose()
      },
    })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask for more time"
      description="Someone has to agree. Until then your access ends when it was to end."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={isPending} onClick={ask}>
            Ask until {clockTime(endsAt + minutes * 60_000, now)}
          </Button>
        </>
      }
    >
      <Segmented
        label="How much more"
        hideLabel={false}
        options={lengths.map((length) => ({
          value: String(length),
          label: length < 60 ? `${length} min` : `${length / 60} h`,
        }))}
        value={String(minutes)}
        onValueChange={(value) => setMinutes(Number(value))}
      />
      <TextArea
        label="Why, in a few words"
        hint="Helps the person who decides. You may leave it empty."
        rows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <FailureNote failure={failure} />
    </Dialog>
  )
}
