'use client'

import dynamic from 'next/dynamic'
import { Disclosure } from '@/components/ui/disclosure'
import { Skeleton } from '@/components/ui/skeleton'
import { type Publication, printContent, type TemplateContent, type TemplateVersion } from '@/lib/templates'
import { AccessChange } from './access-change'
import { SandboxChange } from './sandbox-change-list'

const ComparePane = dynamic(() => import('@/components/json/compare-pane').then((module) => module.ComparePane), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
})

type ChangeReportProps = {
  readonly publication: Publication
  readonly content: TemplateContent
  readonly live: TemplateVersion | null
}

/** What a content changes over another: in what it lets a token do, and in its text. */
export function ChangeReport({ publication, content, live }: ChangeReportProps) {
  return (
    <div className="grid gap-4">
      <p className="max-w-[72ch] text-14 text-pretty">{publication.reach}</p>
      {live && publication.comparison && <AccessChange comparison={publication.comparison} against={live.number} />}
      {publication.before && publication.claims && (
        <SandboxChange before={publication.before} after={publication.claims} />
      )}
      {live && (
        <Disclosure summary="Both texts side by side">
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
    </div>
  )
}
