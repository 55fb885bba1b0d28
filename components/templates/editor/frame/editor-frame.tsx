'use client'

import clsx from 'clsx'
import { memo, type ReactNode, useMemo, useRef } from 'react'
import { Segmented } from '@/components/ui/segmented'
import type { Pane } from '../../sitting/view'
import { ShareSeparator } from './share-separator'
import { SharesProvider } from './shares-context'
import { useShares } from './use-shares'

type EditorFrameProps = {
  readonly pane: Pane
  readonly onPane: (pane: Pane) => void
  readonly form: ReactNode
  readonly json: ReactNode
  readonly preview: ReactNode
  readonly sentence: ReactNode
}

const panes = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
  { value: 'reach', label: 'Reach' },
  { value: 'embed', label: 'Embed' },
  { value: 'tests', label: 'Tests' },
] as const satisfies readonly { value: Pane; label: string }[]

/**
 * The room of the editor. From 1280: form, JSON and preview side by side. From 1024: the form beside one of the others. Below: one
 * at a time. Panes out of sight stay mounted, so that undo, scroll and a running preview survive. Each is contained: what changes in
 * one lays out no other.
 */
export function EditorFrame({ pane, onPane, form, json, preview, sentence }: EditorFrameProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [shares, setShare] = useShares(frame)
  const inUse = useMemo(() => ({ shares, setShare }), [shares, setShare])
  return (
    <SharesProvider value={inUse}>
      <div
        ref={frame}
        data-pane={pane}
        className={clsx(
          'group/frame grid min-h-0 flex-1',
          "grid-cols-1 grid-rows-[auto_minmax(0,1fr)_auto] [grid-template-areas:'strip'_'main'_'sentence']",
          'lg:grid-cols-[var(--pair,48%)_auto_minmax(0,1fr)]',
          "lg:[grid-template-areas:'form_line_strip'_'form_line_main'_'sentence_sentence_sentence']",
          'xl:grid-cols-[var(--form,35%)_auto_minmax(0,1fr)_auto_var(--preview,31%)] xl:grid-rows-[minmax(0,1fr)_auto]',
          "xl:[grid-template-areas:'form_line_main_line2_preview'_'form_line_main_line2_sentence']",
        )}
      >
        <PaneChoice pane={pane} onPane={onPane} />
        <section
          aria-label="Form"
          className="hidden min-h-0 min-w-0 contain-strict overflow-y-auto [grid-area:main] group-data-[pane=form]/frame:block lg:block lg:[grid-area:form]"
        >
          {form}
        </section>
        <ShareSeparator
          share="pair"
          label="Width of the form"
          orientation="vertical"
          min={34}
          max={66}
          sizes="before"
          className="[grid-area:line] max-lg:hidden xl:hidden"
        />
        <ShareSeparator
          share="form"
          label="Width of the form"
          orientation="vertical"
          min={24}
          max={45}
          sizes="before"
          className="[grid-area:line] max-xl:hidden"
        />
        <section
          aria-label="JSON and findings"
          className="hidden min-h-0 min-w-0 contain-strict flex-col [grid-area:main] group-data-[pane=json]/frame:flex lg:group-data-[pane=form]/frame:flex xl:flex"
        >
          {json}
        </section>
        <ShareSeparator
          share="preview"
          label="Width of the preview"
          orientation="vertical"
          min={22}
          max={48}
          sizes="after"
          className="[grid-area:line2] max-xl:hidden"
        />
        <section
          aria-label="Preview"
          className="hidden min-h-0 min-w-0 contain-strict flex-col [grid-area:main] group-data-[pane=embed]/frame:flex group-data-[pane=reach]/frame:flex group-data-[pane=tests]/frame:flex xl:flex xl:[grid-area:preview]"
        >
          {preview}
        </section>
        <div className="min-w-0 [anchor-name:--sentence] [grid-area:sentence]">{sentence}</div>
      </div>
    </SharesProvider>
  )
}

/** The pane in front, where there is no room for all. Drawn again only when another is chosen, not with every keystroke. */
const PaneChoice = memo(function PaneChoice({ pane, onPane }: Pick<EditorFrameProps, 'pane' | 'onPane'>) {
  return (
    <div className="border-b border-line px-3 py-1.5 [grid-area:strip] xl:hidden">
      <Segmented label="Show" size="sm" options={panes} value={pane} onValueChange={onPane} className="lg:hidden" />
      <Segmented
        label="Show beside the form"
        size="sm"
        options={panes.slice(1)}
        value={pane === 'form' ? 'json' : pane}
        onValueChange={onPane}
        className="max-lg:hidden"
      />
    </div>
  )
})
