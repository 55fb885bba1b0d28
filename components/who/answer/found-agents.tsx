'use client'

import { useState } from 'react'
import type { DecideActions } from '@/components/grants/grant-actions'
import { Button } from '@/components/ui/button'
import type { CouldSee } from '@/lib/grants'
import type { AskedTime } from '../who-actions'
import { FoundGrant } from './found-grant'
import { groupBy } from './group-by'

/** So many agents are drawn at a time; the export holds all. */
const step = 50

type FoundAgentsProps = {
  readonly label?: string
  readonly found: readonly CouldSee[]
  readonly asked: AskedTime
} & Pick<DecideActions, 'openValues'>

/** Everybody who could see the target, each once, with every grant that let them. */
export function FoundAgents({ label = 'Agents who could see it', found, asked, openValues }: FoundAgentsProps) {
  const agents = [...groupBy(found, ({ grant }) => grant.agent.email)]
  const [shown, setShown] = useState(step)
  const left = agents.length - shown
  return (
    <>
      <ul aria-label={label} className="grid gap-3">
        {agents.slice(0, shown).map(([email, own]) => (
          <li key={email} className="overflow-hidden rounded-card border border-line bg-raised">
            <h3 className="flex flex-wrap items-baseline gap-x-2 border-b border-line bg-surface px-4 py-2.5 text-14">
              <span className="font-medium">{own[0]?.grant.agent.name}</span>
              <span className="font-normal break-all text-ink-muted">{email}</span>
              {own.length > 1 && (
                <span className="ml-auto text-12 font-normal text-ink-muted tabular-nums">{own.length} grants</span>
              )}
            </h3>
            <ul className="divide-y divide-line">
              {own.map((one) => (
                <FoundGrant key={one.grant.id} one={one} asked={asked} openValues={openValues} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="sm" onClick={() => setShown(shown + step)} className="justify-self-start">
          Show {Math.min(step, left)} more of {left.toLocaleString('en')}
        </Button>
      )}
    </>
  )
}
