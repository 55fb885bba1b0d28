'use client'

import { FlaskConical } from 'lucide-react'
import { useMemo } from 'react'
import { EmptyState } from '@/components/ui/empty-state'
import { printTests, readTests, runTemplateTests, type Sitting, type TemplateTest } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'
import type { SittingStore } from '../sitting/sitting-store'
import type { TargetsState } from '../sitting/use-targets'
import { NewTest } from './new-test'
import { TestRow } from './test-row'

type TestsPaneProps = {
  readonly sitting: Sitting
  readonly reading: Reading | null
  readonly values: TriedValues
  readonly targets: TargetsState
  readonly store: SittingStore
  readonly isReadOnly: boolean
}

/** The saved cases of the template, run at every keystroke: what a token may and must not do, and whether it holds. */
export function TestsPane({ sitting, reading, values, targets, store, isReadOnly }: TestsPaneProps) {
  const read = useMemo(() => readTests(sitting.tests), [sitting.tests])
  const tests = read.ok ? read.value : none
  const results = useMemo(
    () => (reading ? runTemplateTests({ document: reading.document, parameters: reading.parameters, tests }) : []),
    [reading, tests],
  )
  const failing = results.filter(({ outcome }) => outcome !== 'passed').length
  function keep(next: readonly TemplateTest[]) {
    store.send({ kind: 'tests-changed', tests: printTests(next) })
  }
  return (
    <div data-slot="tests-pane" className="grid content-start gap-3 p-4">
      <header className="flex items-baseline justify-between gap-2">
        <h2 className="text-14 tabular-nums">{titleOf(tests.length, failing)}</h2>
      </header>
      {tests.length === 0 ? (
        <EmptyState className="py-8" icon={<FlaskConical aria-hidden />} title="Say what must hold">
          A test says what a token may or must not do with one device or session. It runs while you type, and a template
          with a failing test is not published.
        </EmptyState>
      ) : (
        <ul aria-label="Tests" className="divide-y divide-line rounded-control border border-line">
          {results.map((result, index) => (
            <TestRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two tests may be equal; a row is its place in the list
              key={index}
              result={result}
              onRemove={isReadOnly ? undefined : () => keep(tests.filter((_, at) => at !== index))}
            />
          ))}
        </ul>
      )}
      {targets.status === 'ready' && reading && !isReadOnly && (
        <NewTest targets={targets.targets} reading={reading} values={values} onAdd={(test) => keep([...tests, test])} />
      )}
    </div>
  )
}

const none: readonly TemplateTest[] = []

function titleOf(count: number, failing: number): string {
  if (count === 0) return 'No tests yet'
  if (failing === 0) return count === 1 ? '1 test passes' : `All ${count} tests pass`
  return `${failing} of ${count} tests ${failing === 1 ? 'fails' : 'fail'}`
}
