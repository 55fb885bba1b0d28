'use client'

import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { Effect } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { runTemplateTests, type TemplateTest } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'
import { questions, testOf } from './test-draft'

type NewTestProps = {
  readonly targets: readonly TargetView[]
  readonly reading: Reading
  readonly values: TriedValues
  readonly onAdd: (test: TemplateTest) => void
}

/** Makes a test from a device or session of the sandbox; what is expected starts as today's answer. */
export function NewTest({ targets, reading, values, onAdd }: NewTestProps) {
  const [targetId, setTargetId] = useState(targets[0]?.id ?? '')
  const [question, setQuestion] = useState<string | null>(null)
  const [chosen, choose] = useState<Effect | null>(null)
  const view = targets.find(({ id }) => id === targetId) ?? targets.at(0)
  const asked = view ? questions[view.kind] : []
  const shown = asked.find(({ value }) => value === question)?.value ?? asked[0]?.value ?? ''
  const today = useMemo(
    () => (view ? answerOf(reading, { view, question: shown, values }) : 'deny'),
    [reading, view, shown, values],
  )
  if (!view) return null
  const expect = chosen ?? today
  function add(from: TargetView) {
    onAdd(testOf({ view: from, question: shown, expect, values }))
    choose(null)
  }
  return (
    <section aria-label="New test" className="grid gap-2 rounded-control border border-line p-3">
      <h3 className="text-13">New test</h3>
      <Select
        label="With"
        options={targets.map(({ id, name, kind }) => ({ value: id, label: `${name} (${kind})` }))}
        value={view.id}
        onValueChange={setTargetId}
      />
      <Select
        label="A token may or must not"
        options={asked.map(({ value, label }) => ({ value, label: `${value}: ${label}` }))}
        value={shown}
        onValueChange={setQuestion}
      />
      <div className="flex flex-wrap items-end justify-between gap-2">
        <Segmented
          label="Expected"
          options={[
            { value: 'allow', label: 'May' },
            { value: 'deny', label: 'Must not' },
          ]}
          value={expect}
          onValueChange={choose}
        />
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add(view)}>
          Add test
        </Button>
      </div>
      <p className="text-12 text-ink-muted">Today the draft says {today}.</p>
    </section>
  )
}

function answerOf(
  { document, parameters }: Reading,
  given: { readonly view: TargetView; readonly question: string; readonly values: TriedValues },
): Effect {
  const [result] = runTemplateTests({ document, parameters, tests: [testOf({ ...given, expect: 'allow' })] })
  return result?.outcome === 'passed' ? 'allow' : 'deny'
}
