import type { Metadata } from 'next'
import { VersionsScreen } from '@/components/templates/versions/versions-screen'
import { pageQuery } from '@/lib/server/http'
import { listVersions } from '@/lib/templates/server'
import { templateAt } from '../template-at'

export const metadata: Metadata = { title: 'Versions' }

/** The history of one template. */
export default async function VersionsPage({ params }: PageProps<'/templates/[id]/versions'>) {
  const template = await templateAt((await params).id)
  const versions = await pageQuery(listVersions, { id: template.id })
  return <VersionsScreen template={template} versions={versions} />
}
