'use client'

import { Select } from '@/components/ui/select'
import { type Guardrail, printLifetime, type ReachKind, reachKinds, setLongest } from '@/lib/guardrails'
import { FormSection } from './form-section'

const labels: Readonly<Record<ReachKind, string>> = {
  session: 'One session',
  customer: 'One customer',
  unscoped: 'More than one customer',
  administrator: 'The whole account',
}

const presets = [300, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 604_800]

/** The longest lifetime for each kind of reach. A stored one that is not among the usual stays to choose. */
export function LifetimeFields({ draft, onEdit }: { draft: Guardrail; onEdit: (draft: Guardrail) => void }) {
  return (
    <FormSection title="Longest lifetime" why="How long a token may live, by what it reaches.">
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        {reachKinds.map((kind) => (
          <Select
            key={kind}
            label={labels[kind]}
            value={String(draft.longestSeconds[kind])}
            onValueChange={(value) => onEdit(setLongest(draft, kind, value === 'null' ? null : Number(value)))}
            options={[{ value: 'null', label: 'No limit' }, ...secondsFor(draft.longestSeconds[kind]).map(optionOf)]}
          />
        ))}
      </div>
    </FormSection>
  )
}

function secondsFor(stored: number | null): readonly number[] {
  return stored === null || presets.includes(stored) ? presets : [...presets, stored].toSorted((a, b) => a - b)
}

function optionOf(seconds: number): { readonly value: string; readonly label: string } {
  return { value: String(seconds), label: printLifetime(seconds) }
}
