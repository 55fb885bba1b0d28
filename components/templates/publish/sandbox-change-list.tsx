'use client'

import { Minus, Plus } from 'lucide-react'
import { useMemo } from 'react'
import type { TargetsState } from '@/components/sandbox/use-targets'
import type { AccessClaims } from '@/lib/policy'
import { changesIn, type TargetChange } from './sandbox-change'

type SandboxChangeProps = {
  readonly targets: TargetsState
  readonly before: AccessClaims
  readonly after: AccessClaims
  /** Whether parameters are filled in with their examples, so that other values may be answered otherwise. */
  readonly hasExamples: boolean
}

/** The devices and sessions of the sandbox whose answer changes, by name. */
export function SandboxChange({ targets, before, after, hasExamples }: SandboxChangeProps) {
  const views = targets.status === 'ready' ? targets.targets : null
  const changes = useMemo(() => changesIn(views ?? [], { before, after }), [views, before, after])
  if (targets.status === 'error') return <p className="text-13 text-ink-muted">{targets.message}</p>
  if (views === null) return null
  return (
    <section aria-label="In the sandbox" className="grid gap-1.5">
      <h3 className="text-13">In the sandbox</h3>
      {changes.length === 0 ? (
        <p className="text-13 text-ink-muted">
          {hasExamples ? 'With the examples of the parameters, no' : 'No'} device or session is answered differently.
        </p>
      ) : (
        <ul className="grid gap-1 text-13">
          {changes.map((change) => (
            <ChangeRow key={change.view.id} change={change} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ChangeRow({ change }: { readonly change: TargetChange }) {
  const { view, gained, lost } = change
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="font-medium">{view.name}</span>
      {gained.length > 0 && (
        <span className="flex items-center gap-1 text-caution">
          <Plus aria-hidden className="size-3.5!" />
          <span className="sr-only">now </span>
          {gained.join(', ')}
        </span>
      )}
      {lost.length > 0 && (
        <span className="flex items-center gap-1 text-ink-muted">
          <Minus aria-hidden className="size-3.5!" />
          <span className="sr-only">no longer </span>
          {lost.join(', ')}
        </span>
      )}
    </li>
  )
}
