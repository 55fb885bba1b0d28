'use client'

import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-area'
import {
  type Condition,
  evaluateCondition,
  type LeafVerdict,
  parseCel,
  plainOf,
  printCel,
  type RuleFacts,
  ruleLimits,
} from '@/lib/rules'
import { ClaimTable } from './claim-table'
import { ConditionGroup, type Group } from './condition-group'

type ConditionFieldProps = {
  readonly title: string
  readonly hint: string
  readonly text: string
  /** What the sample is asked with; null without one. */
  readonly facts: RuleFacts | null
  readonly onEdit: (text: string) => string | null
}

/**
 * One condition of a rule as a form and as CEL: two faces of one text. What the form cannot draw is changed as CEL, and text that
 * is no CEL stays as it was typed, with the reason.
 */
export function ConditionField({ title, hint, text, facts, onEdit }: ConditionFieldProps) {
  const [view, setView] = useState<'form' | 'cel'>('form')
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly group: Group } | null>(null)
  const [refused, setRefused] = useState<{ readonly text: string; readonly why: string } | null>(null)
  const tree = parseCel(text)
  // Groups that CEL does not show, such as one with a single member, last as long as the form is open.
  const group = drawn?.text === text ? drawn.group : tree.ok ? groupOf(tree.value) : null
  const shown = group === null ? 'cel' : view
  function draw(next: Group) {
    const printed = printCel(next)
    const why = onEdit(printed)
    if (why === null) setDrawn({ text: printed, group: next })
  }
  function type(next: string) {
    const why = next.trim() === '' ? 'Write a condition, or "true" where everybody may.' : onEdit(next)
    setRefused(why === null ? null : { text: next, why })
  }
  return (
    <section aria-label={title} className="grid gap-2">
      <header className="flex flex-wrap items-end justify-between gap-2">
        <div className="min-w-0">
          <h3 className="text-13 font-medium">{title}</h3>
          <p className="text-12 text-ink-muted">{hint}</p>
        </div>
        <Segmented
          label={`${title}: form or CEL`}
          size="sm"
          options={[
            { value: 'form', label: 'Form' },
            { value: 'cel', label: 'CEL' },
          ]}
          value={shown}
          onValueChange={setView}
        />
      </header>
      {shown === 'form' && group !== null ? (
        <>
          {group.of.length === 0 && (
            <p className="text-13">{group.kind === 'all' ? 'Everybody whose role lets them.' : 'Nobody.'}</p>
          )}
          <ConditionGroup group={group} depth={0} verdictOf={verdictsFor(facts)} onChange={draw} />
        </>
      ) : (
        <TextArea
          label="Condition in CEL"
          hideLabel
          mono
          rows={4}
          spellCheck={false}
          maxLength={ruleLimits.condition}
          value={refused?.text ?? text}
          error={refused?.why ?? (tree.ok ? undefined : `${tree.error.message} At character ${tree.error.start + 1}.`)}
          hint="Over request.auxData.jwt, the claims of who asks, and request.resource.attr."
          onChange={(event) => type(event.target.value)}
          onBlur={() => setRefused(null)}
        />
      )}
      {facts !== null && text !== 'true' && tree.ok && <ClaimTable text={text} facts={facts} />}
    </section>
  )
}

function groupOf(condition: Condition): Group {
  const plain: Condition = plainOf(condition)
  return plain.kind === 'all' || plain.kind === 'any' ? plain : { kind: 'all', of: [plain] }
}

function verdictsFor(facts: RuleFacts | null): (condition: Condition) => LeafVerdict | null {
  return (condition) => (facts === null ? null : (evaluateCondition(condition, facts).leaves[0] ?? null))
}
