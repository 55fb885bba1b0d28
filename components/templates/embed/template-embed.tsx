'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { Banner } from '@/components/ui/banner'
import { Skeleton } from '@/components/ui/skeleton'
import type { Connection } from '@/lib/connection'
import type { Sign } from '../editor/use-sign'
import type { TriedValues } from '../parameters/try-values'
import type { DraftEdits } from '../sitting/edits'
import type { Reading } from '../sitting/reading'
import { leadToValue } from './lead-to'

const EmbedPane = dynamic(() => import('@/components/embed/embed-pane').then((module) => module.EmbedPane), {
  ssr: false,
  loading: () => <Skeleton className="m-4 h-64" />,
})

type TemplateEmbedProps = {
  readonly reading: Reading
  readonly values: TriedValues
  readonly claimValues: TriedValues
  readonly edits: DraftEdits
  readonly isReadOnly: boolean
  readonly connection: Connection
  readonly blocked: string | null
  readonly sign: Sign
}

/** The embed as the draft opens it, with what the draft is tried with. */
export function TemplateEmbed({ reading, edits, isReadOnly, claimValues, ...rest }: TemplateEmbedProps) {
  const keep = useMemo(
    () =>
      isReadOnly
        ? null
        : {
            set: edits.embed.set,
            parameters: edits.parameters,
          },
    [isReadOnly, edits],
  )
  if (reading.embed === null) {
    return (
      <Banner tone="deny" title="The embed defaults cannot be read" className="m-4">
        Without them it is not known what the embed would list, so nothing is loaded.
      </Banner>
    )
  }
  return (
    <EmbedPane
      {...rest}
      embed={reading.embed}
      keep={keep}
      parameters={reading.parameters}
      tokenValues={claimValues}
      onFill={leadToValue}
    />
  )
}
