'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { FailureNote } from '@/components/form/failure-note'
import { useTargets } from '@/components/sandbox/use-targets'
import { Disclosure } from '@/components/ui/disclosure'
import { Skeleton } from '@/components/ui/skeleton'
import {
  claimsWithExamples,
  type Publication,
  printContent,
  readIssuance,
  type TemplateContent,
  type TemplateVersion,
} from '@/lib/templates'
import { IssuanceReport } from '../issuance/issuance-report'
import { AccessChange } from './access-change'
import { SandboxChange } from './sandbox-change-list'
import type { KeptTests } from './use-kept-tests'

const ComparePane = dynamic(
  () => import('@/components/json/compare/compare-pane').then((module) => module.ComparePane),
  {
    ssr: false,
    loading: () => <Skeleton className="h-full" />,
  },
)

const TextPane = dynamic(() => import('@/components/json/text-pane').then((module) => module.TextPane), {
  ssr: false,
  loading: () => <Skeleton className="h-48" />,
})

type ChangeReportProps = {
  readonly publication: Publication
  readonly content: TemplateContent
  readonly live: TemplateVersion | null
  /** Keeps differences as tests; null where the draft is not what is shown, or may not be changed. */
  readonly tests?: KeptTests | null | undefined
}

/** What a content changes over another: in what it lets a token do, and in its text. */
export function ChangeReport({ publication, content, live, tests = null }: ChangeReportProps) {
  const targets = useTargets()
  const sides = useMemo(() => (live ? claimsWithExamples(live.content, content) : null), [live, content])
  const settings = useMemo(() => readIssuance(content.issuance), [content.issuance])
  const before = sides?.[0] ?? null
  const after = sides?.[1] ?? null
  return (
    <div className="grid gap-4">
      <p className="max-w-[72ch] text-14 text-pretty">{publication.reach}</p>
      {live && publication.sound === null && (
        <p className="max-w-[72ch] text-13 text-pretty text-ink-muted">
          Access is not compared while there are errors.
        </p>
      )}
      {live && publication.comparison && before && after && (
        <AccessChange
          comparison={publication.comparison}
          against={live.number}
          views={targets.status === 'ready' ? targets.targets : []}
          before={before}
          after={after}
          tests={tests}
        />
      )}
      <IssuanceReport settings={settings.ok ? settings.value : null} comparison={publication.comparison} />
      {tests && <FailureNote failure={tests.failure} />}
      {before && after && (
        <SandboxChange
          targets={targets}
          before={before}
          after={after}
          hasExamples={(publication.comparison?.parameters.length ?? 0) > 0}
        />
      )}
      {live && (
        <Disclosure summary="What differs in the text">
          <div className="h-96">
            <ComparePane
              mine={printContent(live.content)}
              theirs={printContent(content)}
              mineLabel={`Version ${live.number}`}
              theirsLabel="This one"
            />
          </div>
        </Disclosure>
      )}
      <Disclosure summary="The whole text" defaultOpen={live === null}>
        <TextPane text={printContent(content)} label="The whole text" />
      </Disclosure>
    </div>
  )
}
