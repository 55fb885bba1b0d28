'use client'

import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Effect } from '@/lib/policy'
import type { TemplateTest } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'
import { questions, testOf } from './test-draft'
import type { TestTarget } from './test-targets'
import { todayOf } from './today'

type NewTestProps = {
  readonly targets: readonly TestTarget[]
  readonly reading: Reading
  readonly values: TriedValues
  readonly onAdd: (test: TemplateTest) => void
}

/** Makes a test from a device or session; what is expected starts as today's answer, and without one there is no test. */
export function NewTest({ targets, reading, values, onAdd }: NewTestProps) {
  const [targetKey, setTargetKey] = useState('')
  const [question, setQuestion] = useState<string | null>(null)
  const [chosen, choose] = useState<Effect | null>(null)
  const target = targets.find(({ key }) => key === targetKey) ?? targets.at(0)
  const asked = target ? questions[target.view.kind] : []
  const shown = asked.find(({ value }) => value === question)?.value ?? asked[0]?.value ?? ''
  const asking = useMemo(
    () => (target ? testOf({ ...target, question: shown, expect: 'allow', values }) : null),
    [target, shown, values],
  )
  const today = useMemo(() => (asking ? todayOf(reading, asking) : null), [reading, asking])
  if (!target || !today) return null
  function add({ view, sandboxId }: TestTarget, expect: Effect) {
    onAdd(testOf({ view, sandboxId, question: shown, expect, values }))
    choose(null)
  }
  return (
    <section aria-label="New test" className="grid gap-2 rounded-control border border-line p-3">
      <h3 className="text-13">New test</h3>
      <Select
        label="With"
        options={targets.map(({ key, label }) => ({ value: key, label }))}
        value={target.key}
        onValueChange={setTargetKey}
      />
      <Select
        label="A token may or must not"
        options={asked.map(({ value, label }) => ({ value, label: `${value}: ${label}` }))}
        value={shown}
        onValueChange={setQuestion}
      />
      {today.kind === 'refused' ? (
        <Banner tone="caution" title="There is no answer yet, as no token can be made with the values tried">
          {today.reasons.join(' ')}
        </Banner>
      ) : (
        <>
          <div className="flex flex-wrap items-end justify-between gap-2">
            <Segmented
              label="Expected"
              options={[
                { value: 'allow', label: 'May' },
                { value: 'deny', label: 'Must not' },
              ]}
              value={chosen ?? today.effect}
              onValueChange={choose}
            />
            <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add(target, chosen ?? today.effect)}>
              Add test
            </Button>
          </div>
          <p className="text-12 text-ink-muted">Today the draft says {today.effect}.</p>
        </>
      )}
    </section>
  )
}
