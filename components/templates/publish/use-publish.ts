import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { attempt } from '@/components/form/outcome'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import { type Publication, reasonsToKeep, type Template, type TemplateVersion } from '@/lib/templates'
import type { PublishActions } from './publish-actions'
import type { PublishDraft } from './publish-draft'

type Publishing = {
  readonly publication: Publication
  readonly draft: PublishDraft
  /** Called once it is live. */
  readonly onDone: () => void
}

/** Publishes the draft, or an earlier version once more, and leads on to the versions. */
export function usePublish(
  template: Template,
  restored: TemplateVersion | null,
  actions: Pick<PublishActions, 'publish' | 'restore'>,
): {
  readonly isPending: boolean
  readonly failure: Failure | null
  readonly publish: (publishing: Publishing) => Promise<void>
} {
  const router = useRouter()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isPending, setPending] = useState(false)
  async function publish({ publication, draft, onDone }: Publishing) {
    setPending(true)
    setFailure(null)
    const { id, revision, liveVersion } = template
    const { note, acknowledgesWider } = draft
    const reasons = [...reasonsToKeep(publication, draft.reasons)]
    const target = { id, revision, liveVersion, note, acknowledgesWider, reasons }
    const outcome = await attempt(() =>
      restored ? actions.restore({ ...target, number: restored.number }) : actions.publish(target),
    )
    setPending(false)
    if (!outcome.ok) {
      setFailure(outcome.failure)
      // What was published or saved meanwhile is what this is compared with from now on.
      if (outcome.failure.code === 'conflict') router.refresh()
      return
    }
    onDone()
    toast({ title: `Version ${outcome.value.number} of “${template.name}” is live` })
    router.push(`/templates/${template.id}/versions`)
  }
  return { isPending, failure, publish }
}
