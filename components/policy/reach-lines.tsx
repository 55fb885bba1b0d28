import { Check, Minus } from 'lucide-react'
import { memo } from 'react'
import type { ReachLine } from '@/lib/policy'

const names: Readonly<Record<string, string>> = {
  push: 'Invitations',
  recordings: 'Recordings',
  features: 'Settings',
  members: 'Team',
  '*': 'The rest',
}

type ReachLinesProps = { readonly lines: readonly ReachLine[]; readonly role: string | null }

/** What a token may do besides devices and sessions, one sentence for each resource. */
export const ReachLines = memo(function ReachLines({ lines, role }: ReachLinesProps) {
  return (
    <dl data-slot="reach-lines" className="grid gap-px px-4 py-2 text-13">
      {lines
        .filter(({ resource }) => Object.hasOwn(names, resource))
        .map(({ resource, state, from, sentence }) => (
          <div key={resource} className="grid grid-cols-[6rem_minmax(0,1fr)] items-start gap-x-3 py-1">
            <dt className="flex items-center gap-1.5 [&>svg]:size-3.5">
              {state === 'none' ? (
                <Minus aria-hidden className="text-ink-faint" />
              ) : (
                <Check aria-hidden className="text-allow" />
              )}
              {names[resource]}
            </dt>
            <dd className="text-ink-muted">
              {sentence}{' '}
              {from === 'role' && role !== null && <span className="text-ink-faint">From the {role} role.</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
})
