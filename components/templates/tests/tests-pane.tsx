'use client'

import { useMemo, useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { useUndoToast } from '@/components/ui/use-undo-toast'
import type { JsonPath } from '@/lib/base'
import { type Sitting, type TemplateTest, withOppositeAnswer } from '@/lib/templates'
import type { TriedValues } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'
import type { Asked } from '../sitting/use-asked'
import { NewTest } from './new-test'
import { readSavedTests, runSavedTests } from './results'
import { SuggestedTests } from './suggested-tests'
import type { TestEdits } from './test-edits'
import { TestRow } from './test-row'
import { testTargets } from './test-targets'

type TestsPaneProps = {
  readonly sitting: Sitting
  readonly reading: Reading | null
  readonly values: TriedValues
  readonly asked: Asked
  readonly edits: TestEdits
  readonly isReadOnly: boolean
  readonly onGo: (path: JsonPath) => void
}

/** The saved cases of the template, run at every keystroke: what a token may and must not do, and whether it holds. */
export function TestsPane({ sitting, reading, values, asked, edits, isReadOnly, onGo }: TestsPaneProps) {
  const [isWhole, showWhole] = useState(false)
  const read = readSavedTests(sitting.tests)
  const tests = read.ok ? read.value : none
  const results = reading ? runSavedTests(reading, tests) : []
  const rows = results.map((result, index) => ({ result, index }))
  const failing = rows.filter(({ result }) => result.outcome !== 'passed')
  const passing = rows.filter(({ result }) => result.outcome === 'passed')
  const canEdit = !isReadOnly && read.ok
  const { targets, setup } = asked
  const offered = useMemo(() => {
    const views = targets.status === 'ready' ? targets.targets : []
    return testTargets({ views, areOfSandbox: setup.targets === 'sandbox' }, tests)
  }, [targets, setup.targets, tests])
  const offerUndo = useUndoToast()
  function remove(index: number, test: TemplateTest) {
    const why = edits.remove(index)
    tell(why)
    if (why !== null) return
    offerUndo({ title: 'Test removed', description: test.name, onUndo: () => tell(edits.insert(index, test)) })
  }
  return (
    <div data-slot="tests-pane" className="grid content-start gap-3 p-4">
      <div role="status">
        <h2 className="text-14 tabular-nums">{titleOf(tests.length, failing.length)}</h2>
      </div>
      {!read.ok && (
        <Banner tone="deny" title="The saved tests cannot be read">
          Line {read.error[0]?.line}: {read.error[0]?.message}
        </Banner>
      )}
      {tests.length === 0 ? (
        <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">
          A test says what a token may or must not do with one device or session. It runs while you type, and a template
          with a failing test is not published.
        </p>
      ) : (
        <>
          <ul
            aria-label="Tests"
            className="contain-inline-size divide-y divide-line rounded-control border border-line"
          >
            {[...failing, ...passing].slice(0, isWhole ? undefined : atFirst).map(({ result, index }) => (
              <TestRow
                key={index}
                result={result}
                document={sitting.problem ? null : reading?.document}
                onGo={onGo}
                onTurn={canEdit ? () => tell(edits.replace(index, withOppositeAnswer(result.test))) : undefined}
                onRemove={canEdit ? () => remove(index, result.test) : undefined}
              />
            ))}
          </ul>
          {!isWhole && rows.length > atFirst && (
            <Button size="sm" className="justify-self-start" onClick={() => showWhole(true)}>
              Show all {rows.length}
            </Button>
          )}
        </>
      )}
      {reading && canEdit && (
        <SuggestedTests reading={reading} tests={tests} onAccept={(accepted) => tell(edits.add(accepted))} />
      )}
      {reading && canEdit && (
        <NewTest targets={offered} reading={reading} values={values} onAdd={(test) => tell(edits.add([test]))} />
      )}
    </div>
  )
}

/** Rows that are drawn before all are asked for; those that fail come first. */
const atFirst = 100

const none: readonly TemplateTest[] = []

function tell(why: string | null): void {
  if (why !== null) toast({ title: 'Nothing changed', description: why })
}

function titleOf(count: number, failing: number): string {
  if (count === 0) return 'No tests yet'
  if (failing === 0) return count === 1 ? '1 test passes' : `All ${count} tests pass`
  return `${failing} of ${count} tests ${failing === 1 ? 'fails' : 'fail'}`
}
