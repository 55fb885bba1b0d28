'use client'

import { Info } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import type { EpochMs } from '@/lib/base'
import { formatReach, type OpenGrant } from '@/lib/grants'
import { ClockTime } from './clock-time'

type DetailsProps = { grant: OpenGrant; endsAt: EpochMs; now: EpochMs | null }

/** Who gave what, to whom, why and until when. */
export function Details({ grant, endsAt, now }: DetailsProps) {
  const [isOpen, setOpen] = useState(false)
  const rows = [
    ['For', `${grant.agent.name}, ${grant.agent.email}`],
    ['Given by', grant.givenBy],
    ['Reaches', formatReach(grant.sentence)],
    ['Why', grant.reason],
    ['Ticket', grant.ticket],
  ] as const
  return (
    <>
      <IconButton size="sm" label="What you were given" icon={<Info aria-hidden />} onClick={() => setOpen(true)} />
      <Dialog open={isOpen} onOpenChange={setOpen} title="What you were given">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-13">
          {rows.map(
            ([name, value]) =>
              value !== '' && (
                <div key={name} className="col-span-2 grid grid-cols-subgrid">
                  <dt className="text-ink-muted">{name}</dt>
                  <dd className="break-words">{value}</dd>
                </div>
              ),
          )}
          <dt className="text-ink-muted">Until</dt>
          <dd>
            <ClockTime at={endsAt} now={now} />
          </dd>
        </dl>
      </Dialog>
    </>
  )
}
