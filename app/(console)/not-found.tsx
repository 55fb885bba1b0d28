import { FileQuestion } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'

/** Shown inside the console for what does not exist and for what a person's roles do not open; it does not say which. */
export default function ConsoleNotFound() {
  return (
    <>
      <PageHeader title="Nothing to see here" />
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title="This page does not exist, or your roles do not open it"
        action={<LinkButton href="/">Back to the start</LinkButton>}
      >
        If you need it for your work, ask an owner of this Remit for the role.
      </EmptyState>
    </>
  )
}
