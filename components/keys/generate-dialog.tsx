'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { useOperation } from '@/components/form/use-operation'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
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
  const { isPending, failure, run } = useOperation()
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Generate a key"
      description="It signs every token from then on. The previous key stays published, so that what it signed still verifies."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            pending={isPending}
            onClick={() => run(() => generate({ modulusLength }), { onDone })}
          >
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
