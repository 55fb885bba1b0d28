'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Failure } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import { defaultModulusLength, type ModulusLength, type SigningKey } from '@/lib/keys'
import { CutOverNote } from './cut-over-note'
import type { KeyActions } from './key-actions'
import { SizeField } from './size-field'

type GenerateDialogProps = {
  generate: KeyActions['generate']
  connection: Connection
  onDone: (key: SigningKey) => void
  onClose: () => void
}

/** Makes a new key, which signs from then on. */
export function GenerateDialog({ generate, connection, onDone, onClose }: GenerateDialogProps) {
  const [modulusLength, setModulusLength] = useState<ModulusLength>(defaultModulusLength)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function make() {
    setPending(true)
    setFailure(null)
    const outcome = await attempt(() => generate({ modulusLength }))
    setPending(false)
    if (outcome.ok) onDone(outcome.value)
    else setFailure(outcome.failure)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Generate a key"
      description="It signs every token from then on. The one before stays published, so that what it signed still verifies."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" pending={isPending} onClick={() => void make()}>
            {isPending ? 'Finding primes' : 'Generate key'}
          </Button>
        </>
      }
    >
      <SizeField value={modulusLength} onValueChange={setModulusLength} disabled={isPending} />
      <CutOverNote connection={connection} />
      <FailureNote failure={failure} />
    </Dialog>
  )
}
