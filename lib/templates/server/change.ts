import { z } from 'zod'
import { AppError, type Id } from '@/lib/base'
import type { WriteTx } from '@/lib/server/db'
import { command, storedNumber } from '@/lib/server/service'
import { templateName } from '../parts/name-schema'
import { isSameContent } from '../versions/content'
import { draftersAfterSave } from '../versions/drafters'
import { contentShape, hashOf, readContent } from './content'
import { holdDraft, replaceDraft } from './draft/store'
import { readDrafters } from './drafters'
import { templateId, visibleText } from './input'
import { deleteRow, draftOf, renamedMeanwhile, renameRow, requireOpenRow, undeleteRow } from './store'
import { findLiveContent } from './versions/read'

/**
 * Saves the draft if nobody saved since `revision`. Refuses text that the strict reader refuses, with line and column;
 * findings never stop a save. `as` is whom the page was made for: somebody else who has signed in since then does not save
 * their words (`other_person`). A save of what is saved already changes nothing: neither the revision nor who wrote the draft.
 */
export const saveDraft = command({
  deed: 'template.save-draft',
  input: z.object({ id: templateId, revision: storedNumber, as: z.string().max(320).optional(), ...contentShape }),
  run: async ({ tx, caller, input: { id, revision: seen, as, ...given }, now }) => {
    if (as !== undefined && as !== caller.email) throw new AppError('other_person')
    const content = readContent(given)
    const row = await holdDraft(tx, { id, revision: seen }, 'Someone else saved this draft in the meantime.')
    if (isSameContent(content, draftOf(row))) {
      return { value: { revision: seen, updatedAt: row.updated_at }, target: id, isUnchanged: true }
    }
    const by = caller.id
    const live = await findLiveContent(tx, row)
    const drafters = draftersAfterSave(readDrafters(row.drafters), { by, content, live })
    const revision = await replaceDraft(tx, { id, revision: seen, content, drafters, at: now, by })
    return { value: { revision, updatedAt: now }, target: id, detail: { revision, draft: hashOf(content) } }
  },
})

/**
 * Gives a template another name. `was` is the name the caller saw: another one in between is a conflict, and so the journal
 * tells every name a template had.
 */
export const renameTemplate = command({
  deed: 'template.rename',
  input: z.object({ id: templateId, name: templateName, was: visibleText }),
  run: async ({ tx, caller, input, now }) => {
    if (input.name === input.was) return unrenamed(tx, input)
    await renameRow(tx, { ...input, at: now, by: caller.id })
    return { value: { name: input.name }, target: input.id, detail: { from: input.was, to: input.name } }
  },
})

async function unrenamed(tx: WriteTx, { id, name, was }: { id: Id<'tpl'>; name: string; was: string }) {
  const row = await requireOpenRow(tx, id)
  if (row.name !== was) throw renamedMeanwhile(row)
  return { value: { name }, target: id, isUnchanged: true as const }
}

/**
 * Takes a draft that was never published out of sight; `restoreTemplate` brings it back unchanged. Refuses one that was
 * saved since `revision` (`conflict`), and a template with versions (`blocked`), as those are kept for good: it can be archived.
 */
export const deleteTemplate = command({
  deed: 'template.delete',
  input: z.object({ id: templateId, revision: storedNumber }),
  run: async ({ tx, input, now }) => {
    await deleteRow(tx, { ...input, at: now })
    return { value: { id: input.id }, target: input.id, detail: { revision: input.revision } }
  },
})

/** Brings a deleted template back as it was. */
export const restoreTemplate = command({
  deed: 'template.restore',
  input: z.object({ id: templateId }),
  run: async ({ tx, input }) => {
    await undeleteRow(tx, input.id)
    return { value: { id: input.id }, target: input.id }
  },
})
