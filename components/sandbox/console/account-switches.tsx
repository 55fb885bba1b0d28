'use client'

import { useState } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { Checkbox } from '@/components/ui/checkbox'
import type { Failure } from '@/lib/base'
import { type Switch, switches } from '@/lib/sandbox'

const labels: Readonly<Record<Switch, string>> = {
  device_listing: 'List devices',
  agent_sessions: 'Start sessions as an agent',
  full_device: 'Full device mode',
  remote_control: 'Remote control',
  recording: 'Recordings',
}

type AccountSwitchesProps = {
  off: readonly Switch[]
  mayChange: boolean
  change: ServerAction<{ name: Switch; isOn: boolean }, unknown>
  onChanged: () => void
}

/** What the account of the sandbox has switched on. It applies on top of every policy, as at Cobrowse. */
export function AccountSwitches({ off, mayChange, change, onChanged }: AccountSwitchesProps) {
  const [failure, setFailure] = useState<Failure | null>(null)
  async function turn(name: Switch, isOn: boolean) {
    const outcome = await attempt(() => change({ name, isOn }))
    setFailure(outcome.ok ? null : outcome.failure)
    onChanged()
  }
  return (
    <section aria-label="Account" className="grid min-w-0 gap-2">
      <h2 className="text-14">Account</h2>
      <p className="text-13 text-ink-muted">What is off here no token can do, whatever its policy says.</p>
      <div className="flex flex-wrap gap-x-6 gap-y-2 rounded-card border border-line bg-surface p-3">
        {switches.map((name) => (
          <Checkbox
            key={name}
            label={labels[name]}
            checked={!off.includes(name)}
            disabled={!mayChange}
            onCheckedChange={(isOn) => void turn(name, isOn)}
          />
        ))}
      </div>
      <FailureNote failure={failure} />
    </section>
  )
}
