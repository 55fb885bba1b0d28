'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Segmented } from '@/components/ui/segmented'
import type { Failure } from '@/lib/base'
import type { TriedValues } from '../parameters/try-values'
import { TryWith } from '../parameters/try-with'
import type { Reading } from '../sitting/reading'
import type { EditorView, ViewEvent } from '../sitting/view'
import type { Sign } from './use-sign'

type TestTokenDialogProps = {
  readonly view: EditorView
  readonly send: (event: ViewEvent) => void
  readonly sign: Sign
  readonly blocked: string | null
  readonly reading: Reading | null
  readonly values: TriedValues
}

const lifetimes = [120, 300, 600, 900].map((seconds) => ({ value: String(seconds), label: `${seconds / 60} min` }))

/** Asks how long a test token is to live, signs it, and shows it where the claims were. */
export function TestTokenDialog({ view, send, sign, blocked, reading, values }: TestTokenDialogProps) {
  const [state, setState] = useState<State>({ kind: 'idle' })

  function close() {
    setState({ kind: 'idle' })
    send({ kind: 'sign-closed' })
  }
  async function submit() {
    setState({ kind: 'signing' })
    const answer = await sign(view.lifetimeSeconds)
    if (!answer.ok) return setState({ kind: 'refused', failure: answer.failure })
    close()
    send({ kind: 'shown-signed' })
  }
  const reason = state.kind === 'refused' ? state.failure.message : blocked
  return (
    <Dialog
      open={view.isSignOpen}
      onOpenChange={close}
      title="Sign a test token"
      description="For you, from this draft, for a few minutes. It appears once, here; Remit does not keep it."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            pending={state.kind === 'signing'}
            disabled={blocked !== null}
            onClick={() => void submit()}
          >
            Sign for {view.lifetimeSeconds / 60} minutes
          </Button>
        </>
      }
    >
      <Segmented
        label="It lives for"
        hideLabel={false}
        options={lifetimes}
        value={String(view.lifetimeSeconds)}
        onValueChange={(value) => send({ kind: 'lifetime', lifetimeSeconds: Number(value) })}
      />
      {view.isSignOpen && reading && reading.used.length > 0 && (
        <TryWith view={view} send={send} reading={reading} values={values} />
      )}
      {reason && (
        <Banner tone="deny" live title="Not signed">
          {reason}
        </Banner>
      )}
    </Dialog>
  )
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'signing' }
  | { readonly kind: 'refused'; readonly failure: Failure }
