import { Send } from 'lucide-react'
import { Crumb, PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** Shown where there is nothing to publish for this person: their roles do not open the page, or the version is not there. */
export default function NothingToPublish() {
  return (
    <>
      <PageHeader title="Publish" breadcrumb={<Crumb href="/templates">Templates</Crumb>} />
      <EmptyState
        icon={<Send aria-hidden />}
        title="There is nothing for you to publish here"
        action={<LinkButton href="/templates">All templates</LinkButton>}
      >
        Publishing, or asking for it, needs the role of publisher, author or owner; an owner can give it to you. If you
        have it, this version does not exist.
      </EmptyState>
    </>
  )
}
