'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useOptimistic } from 'react'
import { attempt, type ServerAction } from '@/components/form/outcome'
import { requestIdBeside } from '@/components/form/request-id'
import { toast } from '@/components/ui/toast'
import type { Failure } from '@/lib/base'
import type { ExportedTemplate, TemplateSummary } from '@/lib/templates'
import type { ValidTokens } from '@/lib/tokens'
import type { Renaming } from './rename-field'
import type { RowDeeds } from './template-row'

type TemplateId = TemplateSummary['id']
type SeenLive = { id: TemplateId; liveVersion: number | null }

/** The server actions behind the rows of the list. */
export type TemplateActions = {
  readonly rename: ServerAction<{ id: TemplateId; name: string; was: string }, { readonly name: string }>
  readonly duplicate: ServerAction<{ id: TemplateId }, { readonly id: TemplateId; readonly name: string }>
  readonly remove: ServerAction<{ id: TemplateId; revision: number }, unknown>
  readonly restore: ServerAction<{ id: TemplateId }, unknown>
  readonly archive: ServerAction<SeenLive, unknown>
  readonly unarchive: ServerAction<SeenLive, unknown>
  /** Asked after a template was put away: its tokens live on. */
  readonly findValidTokens: ServerAction<{ templateId: TemplateId }, ValidTokens>
  /** The drafts of some, or of all that there are. */
  readonly exportAll: ServerAction<{ ids?: TemplateId[] }, readonly ExportedTemplate[]>
}

/**
 * The deeds of the list, each done to what the row shows. A deleted row goes at once and comes back if the server refuses;
 * each refusal is said, and after a conflict the list shows what it was about.
 */
export function useTemplateDeeds(
  templates: readonly TemplateSummary[],
  actions: TemplateActions,
): { shown: readonly TemplateSummary[]; deeds: Omit<RowDeeds, 'exportOne'> } {
  const router = useRouter()
  const fail = useFail()
  const archive = useArchive(actions)
  const [shown, hide] = useOptimistic(templates, (all, id: TemplateId) => all.filter((one) => one.id !== id))

  function remove({ id, name, revision }: TemplateSummary) {
    startTransition(async () => {
      hide(id)
      const outcome = await attempt(() => actions.remove({ id, revision }))
      if (!outcome.ok) return fail(`“${name}” was not deleted`, outcome.failure)
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
      const open = { label: 'Open', onSelect: () => router.push(`/templates/${copy.id}`) }
      toast({ title: `Made “${copy.name}”`, action: open })
    })
  }
  async function rename({ id }: TemplateSummary, { name, was }: Renaming) {
    const outcome = await attempt(() => actions.rename({ id, name, was }))
    if (outcome.ok) return undefined
    if (outcome.failure.code === 'conflict') router.refresh()
    return outcome.failure.fields?.name ?? outcome.failure.message
  }
  return { shown, deeds: { rename, duplicate, remove, archive } }
}

type ArchiveActions = Pick<TemplateActions, 'archive' | 'unarchive' | 'findValidTokens'>

/** Puts a template away or brings it back; what was put away can be brought back at once. */
function useArchive(actions: ArchiveActions): RowDeeds['archive'] {
  const fail = useFail()
  function archive(template: TemplateSummary) {
    startTransition(async () => {
      const { id, name, liveVersion, isArchived } = template
      const act = isArchived ? actions.unarchive : actions.archive
      const outcome = await attempt(() => act({ id, liveVersion }))
      const done = isArchived ? 'brought back' : 'archived'
      if (!outcome.ok) return fail(`“${name}” was not ${done}`, outcome.failure)
      if (isArchived) return void toast({ title: `Brought “${name}” back` })
      const tokens = await attempt(() => actions.findValidTokens({ templateId: id }))
      toast({
        title: `Archived “${name}”`,
        description: tokens.ok ? describeValidTokens(tokens.value) : undefined,
        action: { label: 'Undo', onSelect: () => archive({ ...template, isArchived: true }) },
      })
    })
  }
  return archive
}

function useFail(): (title: string, failure: Failure) => void {
  const router = useRouter()
  return (title, failure) => {
    refuse(title, failure)
    if (failure.code === 'conflict') router.refresh()
  }
}

/** What archiving leaves behind: tokens that were signed cannot be taken back. */
function describeValidTokens({ count, until }: ValidTokens): string {
  if (until === null) return 'No token signed from it is still valid.'
  const time = new Date(until).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' })
  return count === 1
    ? `1 token signed from it stays valid until ${time}.`
    : `${count} tokens signed from it stay valid, the last one until ${time}.`
}

/** Says that a deed was refused, and why. */
export function refuse(title: string, failure: Failure): void {
  const id = requestIdBeside(failure)
  toast({ title, description: id === null ? failure.message : `${failure.message} Request ${id}.` })
}
