'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { type GrantView, isRunning } from '@/lib/grants'
import type { EndActions, ExtendAction } from '../grant-actions'

// Each is fetched when it is opened.
const ExtendDialog = dynamic(() => import('../extend-dialog').then((module) => module.ExtendDialog), { ssr: false })
const EndDialog = dynamic(() => import('../ending/end-dialog').then((module) => module.EndDialog), { ssr: false })

/** What can be done with access that runs. */
export type RunningActions = EndActions & { readonly extend: ExtendAction }

type WhileItRunsProps = {
  readonly grant: GrantView
  readonly actions: RunningActions
  readonly onChanged: () => void
}

/** More time for access that one asked for, and its end: given at once by who may give, else asked for. */
export function WhileItRuns({ grant, actions, onChanged }: WhileItRunsProps) {
  const may = useMay()
  const [asked, setAsked] = useState<'extend' | 'end' | null>(null)
  const close = () => setAsked(null)
  const runs = isRunning(grant.state)
  // What ending did is said in its dialog, which stays when the access no longer runs.
  if (!runs && asked === null) return null
  return (
    <>
      {runs && grant.delivery === 'link' && may('grant.extend') && (
        <Button size="sm" onClick={() => setAsked('extend')}>
          {may('grant.give') ? 'Extend…' : 'Ask for more time…'}
        </Button>
      )}
      {runs && may('grant.end') && (
        <Button size="sm" onClick={() => setAsked('end')}>
          End now…
        </Button>
      )}
      {asked === 'extend' && (
        <ExtendDialog
          grant={grant}
          extend={actions.extend}
          onClose={close}
          onDone={({ state }) => {
            close()
            onChanged()
            toast({ title: state === 'requested' ? 'Someone has to agree to the extension' : 'Extended' })
          }}
        />
      )}
      {asked === 'end' && <EndDialog grant={grant} actions={actions} onEnded={onChanged} onClose={close} />}
    </>
  )
}
