import type { Metadata } from 'next'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { StartingPointGallery } from '@/components/templates/gallery/starting-point-gallery'
import { isJsonObject } from '@/lib/base'
import { readJson, toValue } from '@/lib/json'
import { reachOf } from '@/lib/policy'
import { type StartingPoint, startingPoints } from '@/lib/templates'
import { create } from '../actions'

export const metadata: Metadata = { title: 'New template' }

/** The gallery of starting points, each with what it lets a token do. */
export default function NewTemplatePage() {
  return (
    <>
      <PageHeader
        title="New template"
        breadcrumb={<Crumb href="/templates">Templates</Crumb>}
        description="Choose what comes closest. Each works against the sandbox as it is, and everything in it can be changed."
      />
      <StartingPointGallery points={startingPoints.map(shownPoint)} create={create} />
    </>
  )
}

function shownPoint({ id, name, description, text }: StartingPoint) {
  const read = readJson(text)
  const claims = read.ok ? toValue(read.value.root) : undefined
  return { id, name, description, lines: isJsonObject(claims) ? reachOf(claims).lines : [] }
}
