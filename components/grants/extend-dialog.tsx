'use client'

import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { fieldErrors } from '@/components/form/field-errors'
import { useOperation } from '@/components/form/use-operation'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import type { EpochMs } from '@/lib/base'
import { type Extended, formatLength, type GrantView, parseLength } from '@/lib/grants'
import { ClockTime } from './clock-time'
import type { ExtendAction } from './grant-actions'
import { keyFor, type SentKey } from './request-key'

type ExtendDialogProps = {
  readonly grant: Pick<GrantView, 'id' | 'agent' | 'endsAt' | 'template'>
  readonly extend: ExtendAction
  /** Until when it is wanted, where that is known. */
  readonly until?: EpochMs | null | undefined
  readonly onDone: (extended: Extended) => void
  readonly onClose: () => void
}

const lengths = ['15', '30', '60', '120'] as const

/**
 * Makes access that runs last longer, as an entry of its own; where somebody has to agree, asks for it. The limits of the
 * template and of who gives still count.
 */
export function ExtendDialog({ grant, extend, until = null, onDone, onClose }: ExtendDialogProps) {
  const [length, setLength] = useState(() => formatLength(missingMinutes(grant.endsAt, until) ?? 30))
  const [reason, setReason] = useState('')
  const mayGive = useMay()('grant.give')
  const { isPending, failure, run } = useOperation()
  const [isTried, setTried] = useState(false)
  const [sent, setSent] = useState<SentKey | null>(null)
  const formId = useId()
  const minutes = parseLength(length)
  const chosen = minutes.ok ? String(minutes.value) : null
  const errors = fieldErrors(failure)
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!minutes.ok || reason.trim() === '') return
    const content = { id: grant.id, minutes: minutes.value, reason: reason.trim() }
    const key = keyFor(sent, content)
    setSent(key)
    run(() => extend({ ...content, requestKey: key.key }), { onDone })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={mayGive ? `Extend what ${grant.agent.name} has` : `Ask for more time for ${grant.agent.name}`}
      description={<CurrentEnd grant={grant} />}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            {mayGive ? 'Extend by' : 'Ask for'} {minutes.ok ? formatLength(minutes.value) : '…'}
            {!mayGive && ' more'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="grid gap-4">
        <Segmented
          label="How much longer"
          hideLabel={false}
          options={lengths.map((value) => ({ value, label: formatLength(Number(value)) }))}
          value={lengths.find((value) => value === chosen) ?? null}
          onValueChange={(value) => setLength(formatLength(Number(value)))}
        />
        <TextField
          label="Or another length"
          value={length}
          onChange={(event) => setLength(event.target.value)}
          error={'minutes' in errors ? errors.minutes : minutes.ok ? undefined : minutes.error}
          hint={minutes.ok && grant.endsAt !== null && <NewEnd at={grant.endsAt + minutes.value * 60_000} />}
          autoComplete="off"
        />
        <TextArea
          label="Why it has to last longer"
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={isTried && reason.trim() === '' ? 'Say why: it stays in the record.' : errors.reason}
        />
      </form>
      {!('minutes' in errors || 'reason' in errors) && <FailureNote failure={failure} />}
    </Dialog>
  )
}

/** How much longer it has to last to reach the end that is wanted; null where it does, or where that is not known. */
function missingMinutes(endsAt: EpochMs | null, until: EpochMs | null): number | null {
  const minutes = endsAt === null || until === null ? 0 : Math.round((until - endsAt) / 60_000)
  return minutes > 0 ? minutes : null
}

function CurrentEnd({ grant: { endsAt, template } }: { readonly grant: ExtendDialogProps['grant'] }) {
  return (
    <>
      {template.name}
      {endsAt !== null && (
        <>
          , so far until <ClockTime at={endsAt} />
        </>
      )}
      . It keeps its link and what it reaches.
    </>
  )
}

function NewEnd({ at }: { readonly at: number }) {
  return (
    <>
      Then until <ClockTime at={at} />.
    </>
  )
}
