import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FindingList } from '@/components/help/finding-list'
import { HelpNav } from '@/components/help/help-nav'
import { HelpText } from '@/components/help/help-text'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { helpDocuments, sectionsOf } from '@/lib/help'
import { readHelp } from '@/lib/help/server'

type Props = PageProps<'/help/[document]'>

/** The title of the document, so that tabs can be told apart. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { document } = await params
  return { title: helpDocuments.find(({ slug }) => slug === document)?.title ?? 'Help' }
}

/** Help: one of the documents that are in the repository too. */
export default async function HelpDocumentPage({ params }: Props) {
  const { document } = await params
  const help = await readHelp(document)
  if (help === null) notFound()
  return (
    <>
      <PageHeader title={help.title} breadcrumb={<Crumb href="/help/guide">Help</Crumb>} />
      <div className="grid gap-x-10 gap-y-4 px-4 pt-4 pb-16 sm:px-6 lg:flex lg:items-start">
        <HelpNav slug={document} sections={sectionsOf(help.text)} />
        {document === 'findings' ? <FindingList /> : <HelpText text={help.text} />}
      </div>
    </>
  )
}
