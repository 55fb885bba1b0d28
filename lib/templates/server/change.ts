import { z } from 'zod'
import { command } from '@/lib/server/service'
import { templateName } from '../name'
import { contentShape, hashOf, readContent } from './content'
import { templateId } from './input'
import { deleteRow, renameRow, replaceDraft, undeleteRow } from './store'

/**
 * Saves the draft if nobody saved since `revision`. Refuses text that the strict reader refuses, with line and column;
 * findings never stop a save.
 */
export const saveDraft = command({
  deed: 'template.save-draft',
  input: z.object({ id: templateId, revision: z.int().positive(), ...contentShape }),
  run: async ({ tx, caller, input, now }) => {
    const content = readContent(input)
    const revision = await replaceDraft(tx, { ...input, content, at: now, by: caller.id })
    return { value: { revision, updatedAt: now }, target: input.id, detail: { revision, draft: hashOf(content) } }
  },
})

/**
 * Gives a template another name. `was` is the name the caller saw: another one in between is a conflict, and so the journal
 * tells every name a template had.
 */
export const renameTemplate = command({
  deed: 'template.rename',
  input: z.object({ id: templateId, name: templateName, was: z.string() }),
  run: async ({ tx, caller, input, now }) => {
    await renameRow(tx, { ...input, at: now, by: caller.id })
    return { value: { name: input.name }, target: input.id, detail: { from: input.was, to: input.name } }
  },
})

/**
 * Takes a draft that was never published out of sight; `restoreTemplate` brings it back unchanged. Refuses one that was
 * saved since `revision` (`conflict`), and a template with versions (`blocked`), as those are kept for good: it can be archived.
 */
export const deleteTemplate = command({
  deed: 'template.delete',
  input: z.object({ id: templateId, revision: z.int().positive() }),
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
