import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { VersionsScreen } from '@/components/templates/versions/versions-screen'
import { isId } from '@/lib/base'
import { pageQuery } from '@/lib/server/http'
import { getTemplate, listVersions } from '@/lib/templates/server'

export const metadata: Metadata = { title: 'Versions' }

/** The history of one template. */
export default async function VersionsPage({ params }: PageProps<'/templates/[id]/versions'>) {
  const { id } = await params
  if (!isId('tpl', id)) notFound()
  const [template, versions] = await Promise.all([pageQuery(getTemplate, { id }), pageQuery(listVersions, { id })])
  return <VersionsScreen template={template} versions={versions} />
}
