import { memo } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { type ReadingId, readings } from '@/lib/policy'
import { AssumptionLink } from './sources'

/** Says that this is a simulation and names what it assumes where Cobrowse's documents leave a question open. */
export const ReachReadings = memo(function ReachReadings({ taken }: { readonly taken: readonly ReadingId[] }) {
  const assumptions = taken.length === 1 ? '1 assumption' : `${taken.length} assumptions`
  const summary = taken.length === 0 ? 'This is a simulation' : `This is a simulation with ${assumptions}`
  return (
    <Disclosure summary={summary} className="px-4 pb-3">
      <div className="grid max-w-[72ch] gap-2 text-12 text-ink-muted">
        <p>
          Remit answers here by its reading of Cobrowse's documents, not by asking Cobrowse. The switches of the account
          apply on top: what a token allows can still be off for everybody.
        </p>
        {taken.length > 0 && (
          <dl className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-y-1">
            {taken.map((id) => (
              <div key={id} className="contents">
                <dt className="font-mono text-ink-faint">
                  <AssumptionLink id={id} />
                </dt>
                <dd>{readings[id]}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </Disclosure>
  )
})
