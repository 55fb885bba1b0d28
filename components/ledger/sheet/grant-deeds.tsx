'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { useEver } from '@/components/form/use-ever'
import { useOperation } from '@/components/form/use-operation'
import { useMay } from '@/components/shell/shell-context'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { type GrantLink, type GrantView, isRunning, takesNewLink } from '@/lib/grants'
import type { LedgerActions } from '../ledger-actions'

// Each has a boundary of its own (`ssr: false`): without one the whole sheet would be put away while a part is fetched, and
// come back in front of the dialog that it opened.
const EndDialog = dynamic(() => import('@/components/grants/ending/end-dialog').then((module) => module.EndDialog), {
  ssr: false,
})
const Delivered = dynamic(() => import('@/components/grants/delivered').then((module) => module.Delivered), {
  ssr: false,
})
const ExtendDialog = dynamic(() => import('@/components/grants/extend-dialog').then((module) => module.ExtendDialog), {
  ssr: false,
})
const HandOverDialog = dynamic(
  () => import('@/components/grants/hand-over-dialog').then((module) => module.HandOverDialog),
  { ssr: false },
)
const LinkOnce = dynamic(() => import('@/components/grants/link-once').then((module) => module.LinkOnce), {
  ssr: false,
})

type GrantDeedsProps = {
  readonly grant: GrantView
  readonly actions: LedgerActions
  /** Called when something about the grant changed. */
  readonly onChanged: () => void
}

type Asked = 'extend' | 'end' | 'hand-over' | null

/** What can be done with a grant that runs, by whoever may: nobody else sees a button. */
export function GrantDeeds({ grant, actions, onChanged }: GrantDeedsProps) {
  const may = useMay()
  const [asked, setAsked] = useState<Asked>(null)
  const showsToken = useEver(grant.mayMakeToken)
  const close = () => setAsked(null)
  const isByLink = grant.delivery === 'link'
  const mayExtend = may('grant.give') || (grant.asked.isOwn && may('grant.extend'))
  const runs = isRunning(grant.state)
  // What ending did is said in its dialog, which stays when the grant no longer runs.
  if (!runs && asked === null) return null
  return (
    <div className="grid gap-3 empty:hidden">
      <div className="flex flex-wrap gap-2 empty:hidden max-sm:*:flex-1">
        {runs && isByLink && mayExtend && <Button onClick={() => setAsked('extend')}>Extend…</Button>}
        {runs && may('grant.hand-over') && isByLink && grant.approvals === 0 && (
          <Button onClick={() => setAsked('hand-over')}>Hand over…</Button>
        )}
        {may('grant.link') && isByLink && takesNewLink(grant) && (
          <NewLink id={grant.id} makeLink={actions.makeLink} isOpened={grant.state === 'active'} />
        )}
        {runs && may('grant.end') && (
          <Button variant="danger" onClick={() => setAsked('end')}>
            End now…
          </Button>
        )}
      </div>
      {showsToken && <Delivered id={grant.id} delivery="token" code={null} actions={actions} />}
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
      {asked === 'hand-over' && (
        <HandOverDialog actions={actions} agents={[]} from={grant.agent} onDone={onChanged} onClose={close} />
      )}
    </div>
  )
}

type NewLinkProps = { readonly id: GrantView['id']; readonly isOpened: boolean } & Pick<LedgerActions, 'makeLink'>

/** Makes a new link in place of one that was lost; the old one opens nothing from then on. */
function NewLink({ id, isOpened, makeLink }: NewLinkProps) {
  const [link, setLink] = useState<GrantLink | null>(null)
  const { isPending, failure, run } = useOperation()
  if (link !== null) {
    return (
      <div className="basis-full">
        <LinkOnce code={link.code} claimBy={link.claimBy} />
      </div>
    )
  }
  return (
    <>
      <Button pending={isPending} onClick={() => run(() => makeLink({ id }), { onDone: setLink })}>
        New link
      </Button>
      {isOpened && (
        <p className="basis-full text-12 text-pretty text-ink-muted">
          The link was opened, and no token has left since. With a new link the browser that opened it has nothing any
          more.
        </p>
      )}
      <FailureNote failure={failure} className="basis-full" />
    </>
  )
}
