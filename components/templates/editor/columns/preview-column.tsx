'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { ReachPane } from '@/components/policy/reach-pane'
import { Skeleton } from '@/components/ui/skeleton'
import { Tabs } from '@/components/ui/tabs'
import type { Connection } from '@/lib/connection'
import type { AccessClaims } from '@/lib/policy'
import { useTargets } from '../../sitting/use-targets'
import type { EditorView, Preview, ViewEvent } from '../../sitting/view'
import type { Sign } from '../use-sign'

const EmbedPane = dynamic(() => import('@/components/embed/embed-pane').then((module) => module.EmbedPane), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-64" />,
})

type PreviewColumnProps = {
  readonly view: EditorView
  readonly send: (event: ViewEvent) => void
  readonly claims: AccessClaims | null
  readonly connection: Connection
  readonly blocked: string | null
  readonly sign: Sign
}

/** What the draft would mean: whom it reaches in the sandbox, and the embed an agent would get with it. */
export const PreviewColumn = memo(function PreviewColumn({
  view,
  send,
  claims,
  connection,
  blocked,
  sign,
}: PreviewColumnProps) {
  const targets = useTargets()
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
          panel: <ReachPane claims={claims} targets={targets} />,
        },
        {
          value: 'embed',
          label: 'Embed',
          keepMounted: true,
          panel: <EmbedPane connection={connection} blocked={blocked} sign={sign} />,
        },
      ]}
    />
  )
})
