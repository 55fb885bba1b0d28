import { Eye } from 'lucide-react'

/** One quiet line for who may look at a draft and not change it. */
export function ReadOnlyNotice({ isArchived }: { readonly isArchived: boolean }) {
  return (
    <p
      data-slot="read-only-notice"
      className="flex items-center gap-2 border-b border-line bg-canvas px-4 py-1.5 text-13 text-ink-muted sm:px-6"
    >
      <Eye aria-hidden className="text-ink-faint" />
      {isArchived
        ? 'This template is archived. Bring it back in the list of templates to change it.'
        : 'You can read this draft. Changing it needs the role of author or owner.'}
    </p>
  )
}
