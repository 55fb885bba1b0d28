'use client'

import { Check } from 'lucide-react'
import { memo, useCallback, useRef, useState } from 'react'
import { Badge, type Tone } from '@/components/ui/badge'
import { Tabs } from '@/components/ui/tabs'
import { useFirst } from '@/components/ui/use-first'
import type { JsonPath } from '@/lib/base'
import type { JsonDocument, ReadProblem, Span, TextEdit } from '@/lib/json'
import type { Finding, Severity } from '@/lib/policy'
import { type FoundPart, partOf } from '@/lib/templates'
import { placeOf } from './findings-place'
import { FindingsProblem } from './findings-problem'
import { FindingsRow } from './findings-row'
import { type FindingsTab, findingsTabs, isGraver, worstOf } from './findings-tabs'

type FindingsPaneProps = {
  findings: readonly Finding[]
  /** Why the text as it is now cannot be read; the findings are then about `document`, the last one that could. */
  problem: ReadProblem | null
  document: JsonDocument | null
  onGo: (path: JsonPath) => void
  /** Leads to a place in a part beside the claims, which has no line in the text. */
  onGoPart: (part: FoundPart, path: JsonPath) => void
  /** Without it nothing can be fixed here, and no fix is offered. */
  onFix?: ((finding: Finding) => void) | undefined
  /** Shows a stretch of the text as it is now; without it a problem names its place only. */
  onShow?: ((span: Span) => void) | undefined
  /** Makes the safe repair of a problem. */
  onMend?: ((edits: readonly TextEdit[]) => void) | undefined
}

/** Everything that checking the draft found, by severity; each leads to its place, and to its fix where one is safe. */
export function FindingsPane({
  findings,
  problem,
  document,
  onGo,
  onGoPart,
  onFix,
  onShow,
  onMend,
}: FindingsPaneProps) {
  const [chosen, setChosen] = useState<Severity | null>(null)
  const worst = problem ? 'error' : worstOf(findings)
  const [known, setKnown] = useState(worst)
  if (known !== worst) {
    setKnown(worst)
    // Something graver than there was comes to the front, whichever tab was looked at.
    if (isGraver(worst, known)) setChosen(null)
  }
  const shown = chosen ?? worst ?? 'error'
  const panel = useRef<HTMLDivElement>(null)

  // The row goes away with its finding: the tab stays, and focus moves to what is around the row.
  const fix = useCallback(
    (finding: Finding) => {
      setChosen(finding.severity)
      panel.current?.focus()
      onFix?.(finding)
    },
    [onFix],
  )
  const go = useCallback(
    (finding: Finding) => {
      const part = partOf(finding)
      if (part === null) onGo(finding.path)
      else onGoPart(part, finding.path)
    },
    [onGo, onGoPart],
  )

  const tabs = findingsTabs.map((tab) => {
    const own = findings.filter((finding) => finding.severity === tab.value)
    return {
      value: tab.value,
      label: tab.label,
      badge: <CountBadge tone={tab.tone} count={own.length + (problem && tab.value === 'error' ? 1 : 0)} />,
      panel: (
        <div ref={panel} tabIndex={-1} className="outline-none">
          {problem && (
            <FindingsProblem problem={problem} hasFindings={own.length > 0} onShow={onShow} onMend={onMend} />
          )}
          <List {...{ tab, document }} onGo={go} onFix={onFix && fix} findings={own} isBroken={problem !== null} />
        </div>
      ),
    }
  })
  return (
    <section
      data-slot="findings-pane"
      aria-label="Findings"
      className="@container flex h-full min-h-0 min-w-0 flex-col bg-surface"
    >
      <Tabs
        label="Findings by severity"
        tabs={tabs}
        value={shown}
        onValueChange={setChosen}
        className="flex-1"
        panelClassName="overflow-y-auto"
      />
    </section>
  )
}

const unread = 'Nothing to show until the text can be read again.'

/** How many findings a tab has; text that cannot be read is an error. */
const CountBadge = memo(function CountBadge({ tone, count }: { readonly tone: Tone; readonly count: number }) {
  // Where there is no room for all four, an empty one leaves its room to those that are not.
  return count > 0 ? <Badge tone={tone}>{count}</Badge> : <Badge className="@max-[25rem]:hidden">0</Badge>
})

type ListProps = Pick<FindingsPaneProps, 'findings' | 'document' | 'onFix'> & {
  tab: FindingsTab
  isBroken: boolean
  onGo: (finding: Finding) => void
}

function List({ tab, findings, document, isBroken, onGo, onFix }: ListProps) {
  const first = useFirst(50)
  if (findings.length === 0) return <Empty isClean={!isBroken}>{isBroken ? unread : tab.empty}</Empty>
  return (
    <ul aria-label={tab.label}>
      {findings.slice(0, first).map((finding) => {
        return (
          <FindingsRow
            key={`${finding.code} ${JSON.stringify(finding.path)}`}
            finding={finding}
            place={partOf(finding) ?? (document && placeOf(document, finding.path))}
            onGo={onGo}
            onFix={onFix}
          />
        )
      })}
    </ul>
  )
}

function Empty({ isClean, children }: { isClean: boolean; children: string }) {
  return (
    <p className="flex max-w-[72ch] items-start gap-2 px-3 py-2.5 text-13 text-ink-muted">
      {isClean && <Check aria-hidden className="mt-0.5 text-allow" />}
      {children}
    </p>
  )
}
