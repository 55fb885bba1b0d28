'use client'

import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import type { SigningKey } from '@/lib/keys'
import { CutOverNote } from './cut-over-note'
import type { KeyActions } from './key-actions'
import { type PemDraft, PemFields } from './pem-fields'

type ImportDialogProps = {
  add: KeyActions['add']
  connection: Connection
  onDone: (key: SigningKey) => void
  onClose: () => void
}

/** Takes a private key over, which signs from then on. A refusal keeps what was pasted. */
export function ImportDialog({ add, connection, onDone, onClose }: ImportDialogProps) {
  const [draft, setDraft] = useState<PemDraft>({ pem: '', passphrase: '' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const formId = useId()
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isPending) return
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => add(draft))
    setPending(false)
    if (outcome.ok) onDone(outcome.value)
    else setFailure(outcome.failure)
  }
  const field = failure?.field
  return (
    <Dialog
      open
      onOpenChange={onClose}
      className="max-w-lg!"
      title="Import a key"
      description="It is encrypted before it is stored, and signs every token from then on."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={isPending}>
            Import key
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <PemFields
          value={draft}
          onValueChange={(value) => {
            setDraft(value)
            setFailure(null)
          }}
          errors={{
            pem: field === 'pem' ? failure?.message : undefined,
            passphrase: field === 'passphrase' ? failure?.message : undefined,
          }}
          disabled={isPending}
        />
      </form>
      <CutOverNote connection={connection} />
      {field === undefined && <FailureNote failure={failure} />}
    </Dialog>
  )
}
