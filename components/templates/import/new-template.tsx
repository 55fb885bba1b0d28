'use client'

import { useState } from 'react'
import type { ServerAction } from '@/components/form/outcome'
import { Tabs } from '@/components/ui/tabs'
import type { Id } from '@/lib/base'
import type { ShownStartingPoint } from '../gallery/starting-point-card'
import { StartingPointGallery } from '../gallery/starting-point-gallery'
import { ImportForm } from './import-form'

type NewTemplateProps = {
  readonly points: readonly ShownStartingPoint[]
  readonly create: ServerAction<{ startingPoint?: string; name?: string; text?: string }, { readonly id: Id<'tpl'> }>
}

/** The two ways to a new template: a starting point, or what one has already. */
export function NewTemplate({ points, create }: NewTemplateProps) {
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
          panel: <StartingPointGallery points={points} create={create} />,
        },
        { value: 'import', label: 'Import', keepMounted: true, panel: <ImportForm create={create} /> },
      ]}
    />
  )
}
