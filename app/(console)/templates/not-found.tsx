import { FileQuestion } from 'lucide-react'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** Shown for a template that does not exist or was deleted. */
export default function TemplateNotFound() {
  return (
    <>
      <PageHeader title="No such template" breadcrumb={<Crumb href="/templates">Templates</Crumb>} />
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title="This template does not exist, or it was deleted"
        action={<LinkButton href="/templates">All templates</LinkButton>}
      >
        A template that was just deleted can be brought back from the list, by Undo.
      </EmptyState>
    </>
  )
}
