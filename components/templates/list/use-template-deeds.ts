'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useOptimistic } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import type { ExportedTemplate, TemplateSummary } from '@/lib/templates'
import type { RowDeeds } from './template-row'

type TemplateId = TemplateSummary['id']

/** The server actions behind the rows of the list. */
export type TemplateActions = {
  readonly rename: ServerAction<{ id: TemplateId; name: string }, { readonly name: string }>
  readonly duplicate: ServerAction<{ id: TemplateId }, { readonly id: TemplateId; readonly name: string }>
  readonly remove: ServerAction<{ id: TemplateId }, unknown>
  readonly restore: ServerAction<{ id: TemplateId }, unknown>
  readonly archive: ServerAction<{ id: TemplateId }, unknown>
  readonly unarchive: ServerAction<{ id: TemplateId }, unknown>
  /** The drafts of some, or of all that there are. */
  readonly exportAll: ServerAction<{ ids?: TemplateId[] }, readonly ExportedTemplate[]>
}

/** The deeds of the list. A deleted row goes at once and comes back if the server refuses; each refusal is said. */
export function useTemplateDeeds(
  templates: readonly TemplateSummary[],
  actions: TemplateActions,
): { shown: readonly TemplateSummary[]; deeds: Omit<RowDeeds, 'exportOne'> } {
  const router = useRouter()
  const [shown, hide] = useOptimistic(templates, (all, id: TemplateId) => all.filter((one) => one.id !== id))

  function remove({ id, name }: TemplateSummary) {
    startTransition(async () => {
      hide(id)
      const outcome = await attempt(() => actions.remove({ id }))
      if (!outcome.ok) return refuse(`“${name}” was not deleted`, outcome.failure)
      toast({ title: `Deleted “${name}”`, action: { label: 'Undo', onSelect: () => restore({ id, name }) } })
    })
  }
  function restore({ id, name }: { id: TemplateId; name: string }) {
    startTransition(async () => {
      const outcome = await attempt(() => actions.restore({ id }))
      if (!outcome.ok) refuse(`“${name}” was not brought back`, outcome.failure)
    })
  }
  function duplicate({ id, name }: TemplateSummary) {
    startTransition(async () => {
      const outcome = await attempt(() => actions.duplicate({ id }))
      if (!outcome.ok) return refuse(`“${name}” was not duplicated`, outcome.failure)
      const copy = outcome.value
      toast({
        title: `Made “${copy.name}”`,
        action: { label: 'Open', onSelect: () => router.push(`/templates/${copy.id}`) },
      })
    })
  }
  function archive({ id, name, isArchived }: TemplateSummary) {
    startTransition(async () => {
      const outcome = await attempt(() => (isArchived ? actions.unarchive({ id }) : actions.archive({ id })))
      const done = isArchived ? 'brought back' : 'archived'
      if (!outcome.ok) return refuse(`“${name}” was not ${done}`, outcome.failure)
      toast({ title: isArchived ? `Brought “${name}” back` : `Archived “${name}”` })
    })
  }
  async function rename({ id }: TemplateSummary, name: string) {
    const outcome = await attempt(() => actions.rename({ id, name }))
    return outcome.ok ? undefined : (outcome.failure.fields?.name ?? outcome.failure.message)
  }
  return { shown, deeds: { rename, duplicate, remove, archive } }
}

/** Says that a deed was refused, and why. */
export function refuse(title: string, { message, requestId }: Failure): void {
  toast({ title, description: requestId ? `${message} Request ${requestId}.` : message })
}
