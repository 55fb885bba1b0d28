import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Suspense } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { TemplateList } from '@/components/templates/list/template-list'
import { TemplateListSkeleton } from '@/components/templates/list/template-list-skeleton'
import { LinkButton } from '@/components/ui/link-button'
import { mayDo } from '@/lib/authz'
import { pageQuery, requestContext } from '@/lib/server/http'
import { listTemplates } from '@/lib/templates/server'
import { archive, duplicate, exportAll, findValidTokens, remove, rename, restore, unarchive } from './actions'

export const metadata: Metadata = { title: 'Templates' }

/** The list of templates. The frame is there at once; the rows follow. */
export default async function TemplatesPage({ searchParams }: PageProps<'/templates'>) {
  const { q } = await searchParams
  const { caller } = await requestContext()
  return (
    <>
      <PageHeader
        title="Templates"
        actions={
          mayDo('template.create', caller?.roles ?? []) && (
            <LinkButton href="/templates/new" variant="primary" icon={<Plus aria-hidden />}>
              New template
            </LinkButton>
          )
        }
      />
      <Suspense fallback={<TemplateListSkeleton />}>
        <Rows filter={typeof q === 'string' ? q : ''} />
      </Suspense>
    </>
  )
}

async function Rows({ filter }: { filter: string }) {
  const templates = await pageQuery(listTemplates, {})
  const actions = { archive, duplicate, exportAll, findValidTokens, remove, rename, restore, unarchive }
  return <TemplateList templates={templates} actions={actions} filter={filter} />
}
