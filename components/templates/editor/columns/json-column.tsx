'use client'

import dynamic from 'next/dynamic'
import { type RefObject, useCallback, useMemo, useState } from 'react'
import type { JsonPaneHandle } from '@/components/json/json-pane'
import { FindingsPane } from '@/components/policy/findings-pane'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import type { JsonPath } from '@/lib/base'
import { pathAt, type Span } from '@/lib/json'
import type { Finding } from '@/lib/policy'
import { type FoundPart, fieldAt, issuanceFixOf, listFixOf, type Sitting } from '@/lib/templates'
import type { DraftEdits } from '../../sitting/edits'
import type { createReader, Reading } from '../../sitting/reading'
import type { SittingStore } from '../../sitting/sitting-store'
import type { EditorView, JsonTab, ViewEvent } from '../../sitting/view'
import { ShareSeparator } from '../frame/share-separator'
import { PolicyText } from './policy-text'
import { spanAt } from './show-field'
import { createTextMarks } from './text-marks'
import { type Signer, useStampedLines } from './use-stamped-lines'

const JsonPane = dynamic(() => import('@/components/json/json-pane').then((module) => module.JsonPane), {
  ssr: false,
  loading: () => <PaneLoading />,
})

/** Fetched with the first signed token: most sittings sign none. */
const SignedToken = dynamic(() => import('./signed-token').then((module) => module.SignedToken), {
  ssr: false,
  loading: () => <PaneLoading />,
})

type JsonColumnProps = {
  readonly sitting: Sitting
  readonly reading: Reading | null
  /** The reader that `reading` comes from. */
  readonly read: ReturnType<typeof createReader>
  readonly isReadOnly: boolean
  readonly view: EditorView
  readonly send: (event: ViewEvent) => void
  readonly store: SittingStore
  readonly edits: DraftEdits
  readonly focus: JsonPath | null
  readonly onFocus: (path: JsonPath | null) => void
  readonly onGo: (path: JsonPath) => void
  readonly onGoPart: (part: FoundPart, path: JsonPath) => void
  readonly pane: RefObject<JsonPaneHandle | null>
  readonly signer: Signer
  readonly templateName: string
}

/** The draft as text with its findings, the policy alone, and the signed token once there is one. */
export function JsonColumn(props: JsonColumnProps) {
  const { sitting, reading, read, isReadOnly, view, send, store, edits, focus, onFocus, pane, signer, templateName } =
    props
  const { onGo, onGoPart } = props
  const stamped = useStampedLines(reading, signer, view.lifetimeSeconds)
  const type = useCallback((text: string) => store.send({ kind: 'typed', text }), [store])
  const fix = useCallback(
    (finding: Finding) => {
      const list = listFixOf(finding)
      const settings = issuanceFixOf(finding)
      if (list) edits.declare(() => list.parameters)
      else if (settings) edits.issuance.set(settings.change)
      else if (finding.fix) edits.patch(finding.fix.patch)
    },
    [edits],
  )
  const show = useCallback((span: Span) => pane.current?.select(span), [pane])
  const moved = useCallback(
    (offset: number) => {
      const { document, problem } = store.get()
      if (document && !problem) onFocus(fieldAt(pathAt(document.root, offset)))
    },
    [store, onFocus],
  )
  const highlight = useMemo(
    () => (focus && reading && !sitting.problem ? spanAt(reading.document, focus) : null),
    [focus, reading, sitting.problem],
  )
  const [marksOf] = useState(createTextMarks)
  const marksNow = useCallback(() => {
    const now = store.get()
    return marksOf({ ...now, reading: now.document && read(now.document, now) })
  }, [store, read, marksOf])
  return (
    <>
      <Tabs<JsonTab>
        label="The claims as JSON"
        value={view.json}
        onValueChange={(json) => send({ kind: 'json', json })}
        className="flex-1"
        panelClassName="overflow-auto"
        tabs={[
          {
            value: 'claims',
            label: 'Claims',
            keepMounted: true,
            panel: (
              <JsonPane
                ref={pane}
                label="Claims of this draft"
                text={sitting.text}
                readOnly={isReadOnly}
                onChange={type}
                stamped={stamped}
                marks={marksOf({ ...sitting, reading })}
                marksNow={marksNow}
                highlight={highlight}
                onCursor={moved}
              />
            ),
          },
          { value: 'policy', label: 'Policy only', panel: <PolicyText document={sitting.document} /> },
          {
            value: 'signed',
            label: 'Signed token',
            panel: view.signed ? (
              <SignedToken signed={view.signed} templateName={templateName} />
            ) : (
              <EmptyState title="No token signed yet">
                A test token of this draft appears here, masked, with its header and claims. It is not stored.
              </EmptyState>
            ),
          },
        ]}
      />
      <ShareSeparator
        share="findings"
        label="Height of the findings"
        orientation="horizontal"
        min={14}
        max={70}
        sizes="after"
      />
      <div className="h-[var(--findings,34%)] min-h-0 shrink-0 overflow-hidden">
        <FindingsPane
          findings={reading?.findings ?? none}
          problem={sitting.problem}
          document={sitting.document}
          onGo={onGo}
          onGoPart={onGoPart}
          onFix={isReadOnly ? undefined : fix}
          onShow={show}
          onMend={isReadOnly ? undefined : edits.put}
        />
      </div>
    </>
  )
}

const none: readonly never[] = []

function PaneLoading() {
  return (
    <div className="grid gap-2 p-4">
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  )
}
