'use client'

import { useState } from 'react'
import type { ServerAction } from '@/components/form/outcome'
import { Tabs } from '@/components/ui/tabs'
import type { Id } from '@/lib/base'
import type { ShownStartingPoint } from '../gallery/starting-point-card'
import { StartingPointGallery } from '../gallery/starting-point-gallery'
import { type ImportActions, ImportForm, type ImportJudges } from './import-form'

type NewTemplateProps = {
  readonly points: readonly ShownStartingPoint[]
  /** The names that templates have already. */
  readonly names: readonly string[]
  readonly judges: ImportJudges
  readonly actions: {
    readonly create: ServerAction<{ startingPoint: string }, { readonly id: Id<'tpl'> }> & ImportActions['create']
    readonly importAll: ImportActions['importAll']
  }
}

/** The two ways to a new template: a starting point, or what one has already. */
export function NewTemplate({ points, names, judges, actions }: NewTemplateProps) {
  const [way, setWay] = useState<'gallery' | 'import'>('gallery')
  return (
    <Tabs
      label="Ways to a new template"
      value={way}
      onValueChange={setWay}
      className="mt-3 flex-1 [&>:first-child]:px-3 sm:[&>:first-child]:px-5"
      tabs={[
        {
          value: 'gallery',
          label: 'Starting points',
          keepMounted: true,
          panel: <StartingPointGallery points={points} create={actions.create} />,
        },
        {
          value: 'import',
          label: 'Import',
          keepMounted: true,
          panel: <ImportForm actions={actions} names={names} judges={judges} />,
        },
      ]}
    />
  )
}
