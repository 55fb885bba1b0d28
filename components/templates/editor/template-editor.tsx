'use client'

import dynamic from 'next/dynamic'
import { useCallback, useReducer, useRef, useState } from 'react'
import { WaitsBanner } from '@/components/approvals/template-waits'
import type { JsonPaneHandle } from '@/components/json/json-pane'
import { useMay } from '@/components/shell/shell-context'
import { Skeleton } from '@/components/ui/skeleton'
import type { JsonPath } from '@/lib/base'
import type { Connection } from '@/lib/connection'
import type { Guardrail } from '@/lib/guardrails'
import type { Span } from '@/lib/json'
import { type FoundPart, fieldAt, fieldKey, type Template } from '@/lib/templates'
import { leadToFilter } from '../embed/lead-to'
import type { EditorActions } from '../sitting/actions'
import { blockedReason } from '../sitting/blocked'
import { createEdits } from '../sitting/edits'
import { createReader } from '../sitting/reading'
import { useSitting } from '../sitting/use-sitting'
import { firstView, look, type Pane } from '../sitting/view'
import { FormColumn } from './columns/form-column'
import { JsonColumn } from './columns/json-column'
import { PreviewColumn } from './columns/preview-column'
import { ReachSentence } from './columns/reach-sentence'
import { showField } from './columns/show-field'
import { EditorNotices } from './editor-notices'
import { EditorFrame } from './frame/editor-frame'
import { EditorHeader } from './header/editor-header'
import { useSign } from './use-sign'
import { useTriedValues } from './use-tried-values'

const TestTokenDialog = dynamic(() => import('./test-token-dialog').then((module) => module.TestTokenDialog), {
  ssr: false,
})

const ConflictScreen = dynamic(() => import('./conflict-screen').then((module) => module.ConflictScreen), {
  ssr: false,
  loading: () => <Skeleton className="m-4 flex-1" />,
})

// Drawn by the server where they are needed, so they are there at once; elsewhere a browser does not fetch them.
const LiveRefusedNotice = dynamic(() => import('./live-refused-notice').then((module) => module.LiveRefusedNotice), {
  loading: () => null,
})
const ReadOnlyNotice = dynamic(() => import('./read-only-notice').then((module) => module.ReadOnlyNotice), {
  loading: () => null,
})

type TemplateEditorProps = {
  readonly template: Template
  readonly connection: Connection
  /** Who is signed in: a test token is for them. */
  readonly person: { readonly name: string; readonly email: string }
  readonly guardrail: Guardrail
  readonly actions: EditorActions
}

const mayNotSign = 'Signing a test token needs the role of author or owner.'

/** The editor of one draft: form, JSON and what both mean, always saying the same. */
export function TemplateEditor({ template, connection, person, guardrail, actions }: TemplateEditorProps) {
  const may = useMay()
  const isReadOnly = template.isArchived || !may('template.save-draft')
  const { sitting, store, saver } = useSitting(template, actions.saveDraft)
  const [view, send] = useReducer(look, firstView)
  const [focus, setFocus] = useState<JsonPath | null>(null)
  const [setting, setSetting] = useState<{ readonly path: JsonPath } | null>(null)
  const pane = useRef<JsonPaneHandle | null>(null)
  const [read] = useState(() => createReader(guardrail, template.frame))
  const [edits] = useState(() =>
    createEdits({
      store,
      write: (given) => {
        pane.current?.applyEdits(given)
        return pane.current !== null
      },
      onFocus: setFocus,
    }),
  )
  const reading = sitting.document && read(sitting.document, sitting)
  const { values, claimValues } = useTriedValues(view.typed, reading)
  const { isArchived } = template
  const findings = reading?.findings ?? []
  const blocked = may('token.test') ? blockedReason({ sitting, findings, isArchived }) : mayNotSign
  const sign = useSign({ id: template.id, store, saver, signTestToken: actions.signTestToken, values, onEvent: send })
  const focusKey = focus && fieldKey(focus)

  const go = useCallback(
    (path: JsonPath) => {
      send({ kind: 'shown-in-json' })
      setFocus(fieldAt(path))
      showField({ path, pane: pane.current, document: store.get().document })
    },
    [store],
  )

  const goPart = useCallback((part: FoundPart, path: JsonPath) => {
    send({ kind: 'pane', pane: part === 'embed' ? 'embed' : 'form' })
    if (part === 'embed') leadToFilter(Number(path[1]))
    else setSetting({ path })
  }, [])

  const show = useCallback((span: Span) => {
    send({ kind: 'shown-in-json' })
    pane.current?.select(span)
  }, [])
  const test = useCallback(() => send({ kind: 'sign-opened' }), [])
  const showPane = useCallback((pane: Pane) => send({ kind: 'pane', pane }), [])

  return (
    // What is hidden from sight only, far down in a column, would make the page behind the editor scroll.
    <div
      data-slot="template-editor"
      className="relative flex h-dvh min-h-0 flex-col overflow-clip max-sm:h-[calc(100dvh-3.5rem)]"
    >
      <EditorHeader
        template={template}
        sitting={sitting}
        store={store}
        blocked={blocked}
        rename={actions.rename}
        onTest={may('token.test') ? test : undefined}
      />
      <WaitsBanner id={template.id} />
      {template.isLiveRefused && <LiveRefusedNotice version={template.liveVersion} isArchived={template.isArchived} />}
      {isReadOnly && <ReadOnlyNotice isArchived={template.isArchived} />}
      <EditorNotices sitting={sitting} store={store} saver={saver} person={person} templateName={template.name} />
      {sitting.phase.kind === 'conflict' ? (
        <ConflictScreen mine={sitting} phase={sitting.phase} store={store} saver={saver} />
      ) : (
        <EditorFrame
          pane={view.pane}
          onPane={showPane}
          form={
            <FormColumn
              reading={reading}
              problem={sitting.problem}
              focus={focusKey}
              isReadOnly={isReadOnly}
              edits={edits}
              personName={person.name}
              guardrail={guardrail}
              setting={setting}
              onGo={show}
            />
          }
          json={
            <JsonColumn
              sitting={sitting}
              reading={reading}
              read={read}
              isReadOnly={isReadOnly}
              view={view}
              send={send}
              store={store}
              edits={edits}
              focus={focus}
              onFocus={setFocus}
              onGo={go}
              onGoPart={goPart}
              pane={pane}
              signer={{ licenseKey: connection.licenseKey, subject: person.email, displayName: person.name }}
              templateName={template.name}
            />
          }
          preview={
            <PreviewColumn
              view={view}
              send={send}
              sitting={sitting}
              reading={reading}
              values={values}
              claimValues={claimValues}
              store={store}
              edits={edits}
              isReadOnly={isReadOnly}
              onGo={go}
              connection={connection}
              blocked={blocked}
              sign={sign}
            />
          }
          sentence={<ReachSentence reach={reading?.reach ?? null} isStale={sitting.problem !== null} />}
        />
      )}
      {view.isSignOpen && (
        <TestTokenDialog view={view} send={send} sign={sign} blocked={blocked} reading={reading} values={values} />
      )}
    </div>
  )
}
