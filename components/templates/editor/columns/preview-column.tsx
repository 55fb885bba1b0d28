'use client'

import dynamic from 'next/dynamic'
import { memo, useCallback, useMemo, useState } from 'react'
import type { MakeTest } from '@/components/policy/reach-asks'
import { ReachPane } from '@/components/policy/reach-pane'
import { TargetsChoice } from '@/components/simulator/targets/targets-field'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import { toast } from '@/components/ui/toast'
import type { JsonPath } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import type { AccessClaims } from '@/lib/policy'
import type { Sitting } from '@/lib/templates'
import { TemplateEmbed } from '../../embed/template-embed'
import { claimsWith, type TriedValues } from '../../parameters/try-values'
import type { DraftEdits } from '../../sitting/edits'
import type { Reading } from '../../sitting/reading'
import type { SittingStore } from '../../sitting/sitting-store'
import { useAsked } from '../../sitting/use-asked'
import type { EditorView, Preview, ViewEvent } from '../../sitting/view'
import { testOf } from '../../tests/test-draft'
import { createTestEdits } from '../../tests/test-edits'
import type { Sign } from '../use-sign'

const TestsPane = dynamic(() => import('../../tests/tests-pane').then((module) => module.TestsPane), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-64" />,
})

/** Fetched only where there is something to count. */
const FailingCount = dynamic(() => import('../../tests/failing-count').then((module) => module.FailingCount), {
  ssr: false,
  loading: () => null,
})

/** Drawn by the server for a draft with parameters; without any, a browser does not fetch it. */
const TryWith = dynamic(() => import('../../parameters/try-with').then((module) => module.TryWith), {
  loading: () => <Skeleton className="h-20" />,
})

type PreviewColumnProps = {
  readonly view: EditorView
  readonly send: (event: ViewEvent) => void
  readonly sitting: Sitting
  readonly reading: Reading | null
  readonly values: TriedValues
  readonly claimValues: TriedValues
  readonly store: SittingStore
  readonly edits: DraftEdits
  readonly isReadOnly: boolean
  readonly onGo: (path: JsonPath) => void
  readonly connection: Connection
  readonly blocked: string | null
  readonly sign: Sign
}

/** What the draft would mean: whom it reaches in the sandbox, and the embed an agent would get with it. */
export const PreviewColumn = memo(function PreviewColumn({
  view,
  send,
  sitting,
  reading,
  values,
  claimValues,
  store,
  edits,
  isReadOnly,
  onGo,
  connection,
  blocked,
  sign,
}: PreviewColumnProps) {
  const asked = useAsked()
  const areOfSandbox = asked.setup.targets === 'sandbox'
  const claims = useMemo(() => reading && claimsTried(reading, claimValues), [reading, claimValues])
  const [testEdits] = useState(() => createTestEdits(store))
  const makeTest = useCallback<MakeTest>(
    (from, { value }, answer) => {
      const sandboxId = areOfSandbox ? from.id : undefined
      const test = testOf({ view: from, sandboxId, question: value, expect: answer, values: claimValues })
      const why = testEdits.add([test])
      const show = { label: 'Show the tests', onSelect: () => send({ kind: 'pane', pane: 'tests' }) }
      toast({ title: why === null ? 'Test added' : 'No test added', description: why ?? test.name, action: show })
    },
    [testEdits, areOfSandbox, claimValues, send],
  )
  const tryPanel = reading && reading.used.length > 0 && (
    <div className="border-b border-line p-4">
      <TryWith view={view} send={send} reading={reading} values={values} />
    </div>
  )
  return (
    <Tabs<Preview>
      label="Preview"
      value={view.preview}
      onValueChange={(pane) => send({ kind: 'pane', pane })}
      className="flex-1 max-xl:[&>:first-child]:hidden"
      panelClassName="overflow-y-auto"
      tabs={[
        {
          value: 'reach',
          label: 'Reach',
          keepMounted: true,
          panel: (
            <>
              {tryPanel}
              <div className="border-b border-line px-4 py-3">
                <ChosenTargets setup={asked.setup} change={asked.change} targets={asked.given} />
              </div>
              <ReachPane claims={claims} targets={asked.targets} onMakeTest={isReadOnly ? undefined : makeTest} />
            </>
          ),
        },
        {
          value: 'embed',
          label: 'Embed',
          keepMounted: true,
          panel: (
            <>
              {tryPanel}
              {reading && (
                <TemplateEmbed {...{ reading, values, claimValues, edits, isReadOnly, connection, blocked, sign }} />
              )}
            </>
          ),
        },
        {
          value: 'tests',
          label: 'Tests',
          badge: reading && sitting.tests !== '' && <FailingCount reading={reading} tests={sitting.tests} />,
          panel: (
            <TestsPane
              sitting={sitting}
              reading={reading}
              values={claimValues}
              asked={asked}
              edits={testEdits}
              isReadOnly={isReadOnly}
              onGo={onGo}
            />
          ),
        },
      ]}
    />
  )
})

/** Drawn again only when something else is asked about. */
const ChosenTargets = memo(TargetsChoice)

/** What a token would be given; while a parameter has no fitting value, the claims as written, which match no one. */
function claimsTried(reading: Reading, claimValues: TriedValues): AccessClaims {
  const { usedInClaims, claims } = reading
  return usedInClaims.length === 0 ? claims : (claimsWith(reading, claimValues) ?? claims)
}
