import type { ServerAction } from '@/components/form/outcome'
import type { Id } from '@/lib/base'
import type { SecurityReason } from '@/lib/templates'
import type { EditorActions } from '../sitting/actions'

type Consent = { liveVersion: number | null; note: string; reasons: SecurityReason[]; acknowledgesWider: boolean }
type Published = { readonly number: number }

/** The deeds of the publish screen, handed down by its page. */
export type PublishActions = {
  readonly saveDraft: EditorActions['saveDraft']
  readonly publish: ServerAction<{ id: Id<'tpl'>; revision: number } & Consent, Published>
  readonly restore: ServerAction<{ id: Id<'tpl'>; revision: number; number: number } & Consent, Published>
  readonly request: ServerAction<
    { id: Id<'tpl'>; revision: number; number?: number; reason: string },
    { readonly id: Id<'apr'> }
  >
  readonly approve: ServerAction<{ approvalId: Id<'apr'>; reason: string }, unknown>
  readonly decline: ServerAction<{ approvalId: Id<'apr'>; reason: string }, unknown>
}
