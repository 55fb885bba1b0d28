'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { useOperation } from '@/components/form/use-operation'
import { LearnMore } from '@/components/help/learn-more'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import type { EpochMs } from '@/lib/base'
import type { BareToken, GrantView } from '@/lib/grants'
import { ClockTime } from './clock-time'
import type { DeliveryActions } from './grant-actions'
import { LinkOnce } from './link-once'
import { Snippets } from './snippets'

type DeliveredProps = {
  readonly id: GrantView['id']
  readonly delivery: GrantView['delivery']
  /** The code of the link where it was just made; null where it has to be made. */
  readonly code: string | null
  readonly claimBy?: EpochMs | null
  /** Called once the bare token is made: from then on the access is in use. */
  readonly onMade?: () => void
  readonly actions: DeliveryActions
}

/** How access that is ready gets to its agent: the one-time link, or the one bare token. Each is shown once. */
export function Delivered({ delivery, ...rest }: DeliveredProps) {
  return delivery === 'link' ? <LinkDelivery {...rest} /> : <TokenDelivery {...rest} />
}

function LinkDelivery({ id, code, claimBy = null, actions }: Omit<DeliveredProps, 'delivery' | 'onMade'>) {
  const [link, setLink] = useState(code === null ? null : { code, claimBy })
  const { isPending, failure, run } = useOperation()
  const make = () => run(() => actions.makeLink({ id }), { onDone: setLink })
  return (
    <div className="grid justify-items-stretch gap-3">
      {link !== null && <LinkOnce key={link.code} code={link.code} claimBy={link.claimBy} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          variant={link === null ? 'primary' : 'ghost'}
          size={link === null ? 'md' : 'sm'}
          pending={isPending}
          onClick={make}
          className={link === null ? 'max-sm:flex-1' : '-ml-2'}
        >
          {link === null ? 'Get the link' : 'Make a new link'}
        </Button>
        {link !== null && <span className="text-12 text-ink-muted">This one then opens nothing any more.</span>}
      </div>
      <FailureNote failure={failure} />
    </div>
  )
}

function TokenDelivery({ id, actions, onMade }: Omit<DeliveredProps, 'delivery'>) {
  const [minted, setMinted] = useState<BareToken | null>(null)
  function show(made: BareToken) {
    setMinted(made)
    onMade?.()
  }
  const { isPending, failure, run } = useOperation()
  if (minted !== null) return <ShownToken minted={minted} />
  return (
    <div className="grid gap-3">
      <p className="text-13 text-pretty text-caution">
        The token is made and shown once. It cannot be taken back, so make it when you can hand it over.{' '}
        <LearnMore about="bare-tokens" />
      </p>
      <Button
        variant="primary"
        pending={isPending}
        onClick={() => run(() => actions.mintToken({ id }), { onDone: show })}
        className="sm:justify-self-start"
      >
        Make the token
      </Button>
      <FailureNote failure={failure} />
    </div>
  )
}

function ShownToken({ minted: { token, expiresAt, frame } }: { readonly minted: BareToken }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2 rounded-control border border-line p-3">
      <p className="font-mono text-12 break-all">{isShown ? token : `${'•'.repeat(12)} ${token.length} characters`}</p>
      <div className="flex flex-wrap items-center gap-2">
        <CopyButton value={token} label="Copy token" variant="primary" />
        <Button
          size="sm"
          variant="ghost"
          icon={isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? 'Hide token' : 'Show token'}
        </Button>
        <span className="text-12 text-ink-muted">
          Shown this once. Works until <ClockTime at={expiresAt} />.
        </span>
      </div>
      <Disclosure summary="How it is used">
        <Snippets frame={frame} />
      </Disclosure>
    </div>
  )
}
