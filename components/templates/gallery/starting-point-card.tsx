'use client'

import { Check, Minus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ReachLine } from '@/lib/policy'

/** A starting point as the gallery shows it: what it is for, and what its tokens may and may not do. */
export type ShownStartingPoint = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly lines: readonly Pick<ReachLine, 'resource' | 'state' | 'sentence'>[]
}

type StartingPointCardProps = { point: ShownStartingPoint; isPending: boolean; isDisabled: boolean; onUse: () => void }

/** One starting point: what a token made from it can do, line by line, and the button that makes a template of it. */
export function StartingPointCard({ point, isPending, isDisabled, onUse }: StartingPointCardProps) {
  const granted = point.lines.filter((line) => line.state !== 'none')
  const refused = point.lines.filter((line) => line.state === 'none' && line.resource !== '*')
  return (
    <li className="flex flex-col gap-3 bg-surface p-5">
      <div className="grid gap-1">
        <h2 className="text-14">{point.name}</h2>
        <p className="text-13 text-pretty text-ink-muted">{point.description}</p>
      </div>
      <ul className="grid gap-1 text-13">
        {granted.map((line) => (
          <li key={line.resource} className="flex gap-2">
            <Check aria-hidden className="mt-0.5 text-allow" />
            <span>{line.sentence}</span>
          </li>
        ))}
        {refused.length > 0 && (
          <li className="flex gap-2 text-ink-muted">
            <Minus aria-hidden className="mt-0.5 text-ink-faint" />
            <span>No access to {namesOf(refused.map((line) => line.resource))}.</span>
          </li>
        )}
      </ul>
      <Button
        className="mt-auto self-start"
        pending={isPending}
        disabled={isDisabled}
        onClick={onUse}
        aria-label={`Start from ${point.name}`}
      >
        Start from this
      </Button>
    </li>
  )
}

const names: Readonly<Record<string, string>> = { features: 'settings', push: 'invitations' }

function namesOf(resources: readonly string[]): string {
  const words = resources.map((resource) => names[resource] ?? resource)
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}
