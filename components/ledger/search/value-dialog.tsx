'use client'

import { type FormEvent, useId, useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'
import type { Failure } from '@/lib/base'
import type { ValueSearch } from '../use-ledger'

/** The action that turns a value into hashes by which grants are found. */
export type FindValue = ServerAction<{ name: string; value: string }, { readonly terms: readonly string[] }>

type ValueDialogProps = {
  readonly findValue: FindValue
  readonly onFound: (value: ValueSearch) => void
  readonly onClose: () => void
}

/** Asks for the value of a parameter. It is sent once, and what stays in the address is a hash that tells nothing of it. */
export function ValueDialog({ findValue, onFound, onClose }: ValueDialogProps) {
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  const form = useId()
  async function submit(event: FormEvent) {
    event.preventDefault()
    setPending(true)
    const outcome = await attempt(() => findValue({ name, value }))
    setPending(false)
    if (!outcome.ok) return setFailure(outcome.failure)
    const { terms } = outcome.value
    if (terms.length > 0) return onFound({ name: name.trim(), terms: terms.join(',') })
    setFailure({ code: 'not_found', message: 'No access was asked for yet, so there is nothing to find.' })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Search by value"
      description="Finds the grants that were filled in with exactly this value. It does not go into the address, the log or the journal."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} pending={isPending}>
            Search
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event)} className="grid gap-3">
        <TextField
          label="Parameter"
          mono
          data-first-focus
          placeholder="user_id"
          autoComplete="off"
          spellCheck={false}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={failure?.field === 'name' ? failure.message : undefined}
        />
        <TextField
          label="Value"
          mono
          placeholder="c_4711"
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          error={failure?.field === 'value' ? failure.message : undefined}
        />
        {failure?.field === undefined && <FailureNote failure={failure} />}
      </form>
    </Dialog>
  )
}
