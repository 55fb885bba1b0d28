'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { type RuleFacts, type RuleText, ruleLimits } from '@/lib/rules'
import { ConditionField } from './condition-field'
import { NumberField } from './number-field'
import { RuleSample } from './rule-sample'

type RuleFieldsProps = {
  readonly rule: RuleText
  readonly onEdit: (rule: RuleText) => string | null
}

const parts = [
  ['ask', 'Who may ask', 'Whoever may ask for access by their role, and meets this.'],
  [
    'give',
    'Who may give without approval',
    'Whoever may give by their role, and meets this. Who may only ask needs an approval.',
  ],
  ['approve', 'Who may approve', 'Whoever may approve by their role, and meets this.'],
] as const

/** The rule of a template: who may ask, give and approve by their claims, and for how long, tried with a sample. */
export function RuleFields({ rule, onEdit }: RuleFieldsProps) {
  const [facts, setFacts] = useState<RuleFacts | null>(null)
  const { lengths } = rule
  const setLength = (at: number, change: Partial<(typeof lengths)[number]> | null) =>
    onEdit({
      ...rule,
      lengths: lengths.flatMap((one, index) => (index !== at ? one : change === null ? [] : { ...one, ...change })),
    })
  return (
    <div className="grid gap-5">
      <RuleSample rule={rule} onFacts={setFacts} />
      {parts.map(([part, title, hint]) => (
        <ConditionField
          key={part}
          title={title}
          hint={hint}
          text={rule[part]}
          facts={facts}
          onEdit={(text) => onEdit({ ...rule, [part]: text })}
        />
      ))}
      <section aria-label="How long" className="grid gap-3">
        <header>
          <h3 className="text-13 font-medium">How long</h3>
          <p className="text-12 text-ink-muted">
            {lengths.length === 0
              ? 'As long as the template lets. Add a length to let some people have less than others.'
              : 'The longest of those that are met. Who meets none may have nothing.'}
          </p>
        </header>
        {lengths.map((length, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a length is known by its place alone
          <div key={at} className="grid gap-2 border-l border-line pl-3">
            <div className="flex items-end justify-between gap-2">
              <NumberField
                label="At most, in minutes"
                value={length.maxMinutes}
                isWhole
                onNumber={(maxMinutes) => setLength(at, { maxMinutes })}
              />
              <Button size="sm" variant="ghost" onClick={() => setLength(at, null)}>
                Remove this length
              </Button>
            </div>
            <ConditionField
              title={`For ${length.maxMinutes} minutes`}
              hint="Who may have access for so long."
              text={length.when}
              facts={facts}
              onEdit={(when) => setLength(at, { when })}
            />
          </div>
        ))}
        {lengths.length < ruleLimits.lengths && (
          <div>
            <Button size="sm" onClick={() => onEdit({ ...rule, lengths: [...lengths, nextLength(lengths)] })}>
              Add a length
            </Button>
          </div>
        )}
      </section>
    </div>
  )
}

/** A length that is not there yet: half of the shortest, or an hour. */
function nextLength(lengths: RuleText['lengths']): RuleText['lengths'][number] {
  const shortest = Math.min(120, ...lengths.map(({ maxMinutes }) => maxMinutes))
  return { maxMinutes: Math.max(5, Math.floor(shortest / 2)), when: 'true' }
}
