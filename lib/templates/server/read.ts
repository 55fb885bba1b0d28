import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson, type Id, isId } from '@/lib/base'
import { getGuardrail } from '@/lib/guardrails/server'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import type { ExportedTemplate } from '../export/template-file'
import type { Template, TemplateName, TemplateState, TemplateSummary } from '../template'
import type { TemplateContent } from '../versions/content'
import { listApprovalStates } from './approvals/store'
import { hashOf } from './content'
import { requireSeenDraft } from './draft/store'
import { sumOfDraft } from './draft-sum'
import { templateId } from './input'
import { draftOf, listNameRows, listRows, requireRow, requireStateRow } from './store'
import type { TemplateTable } from './tables'
import { tokenFrame } from './token-frame'
import { findRefusedLive } from './versions/live-refused'
import { findLiveHash } from './versions/store'
import { withPauses } from './with-pauses'

/** Every template that is not deleted, last touched first, with what its draft reaches and how much there is to say of it. */
export const listTemplates = query({
  deed: 'template.list',
  input: z.object({}),
  run: async ({ db }): Promise<readonly TemplateSummary[]> => {
    const [rows, names, guardrail] = await Promise.all([listRows(db), memberNames(db), getGuardrail(db)])
    const refused = await findRefusedLive(db, rows, guardrail)
    const frame = await tokenFrame(db)
    return withPauses(rows, (row) => {
      const { reach, findings, hash } = sumOfDraft(
        { id: row.id, revision: row.revision, content: () => draftOf(row) },
        guardrail,
        frame,
      )
      return {
        id: idOf(row),
        name: row.name,
        reach,
        revision: row.revision,
        findings,
        liveVersion: row.live_version,
        isAhead: row.live_hash !== null && row.live_hash !== hash,
        isLiveRefused: refused.has(row.id),
        isArchived: row.archived_at !== null,
        updatedAt: row.updated_at,
        updatedBy: names.get(row.updated_by) ?? formerMember,
      }
    })
  },
})

/** The name of every template that is not deleted and who saved it last, last touched first; without a look at any draft. */
export const listTemplateNames = query({
  deed: 'template.names',
  input: z.object({}),
  run: async ({ db }): Promise<readonly TemplateName[]> => {
    const [rows, names] = await Promise.all([listNameRows(db), memberNames(db)])
    return rows.map((row) => ({ id: idOf(row), name: row.name, updatedBy: names.get(row.updated_by) ?? formerMember }))
  },
})

/** One template with its draft. Refuses an unknown or deleted one with `not_found`. */
export const getTemplate = query({
  deed: 'template.get',
  input: z.object({ id: templateId }),
  run: async ({ db, caller, input }): Promise<Template> => {
    const [row, names, guardrail] = await Promise.all([requireRow(db, input.id), memberNames(db), getGuardrail(db)])
    const refused = await findRefusedLive(db, [row], guardrail)
    const hash = hashOf(draftOf(row))
    return {
      id: idOf(row),
      name: row.name,
      ...draftOf(row),
      frame: await tokenFrame(db),
      hash,
      revision: row.revision,
      liveVersion: row.live_version,
      isAhead: (await findLiveHash(db, row)) !== hash,
      isLiveRefused: refused.has(row.id),
      isArchived: row.archived_at !== null,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      updatedBy: names.get(row.updated_by) ?? formerMember,
      isUpdatedByCaller: row.updated_by === caller.id,
    }
  },
})

/** How far a template is: cheap enough to be asked every few seconds. Refuses an unknown or deleted one with `not_found`. */
export const getTemplateState = query({
  deed: 'template.state',
  isRepeated: true,
  input: z.object({ id: templateId }),
  run: async ({ db, input }): Promise<TemplateState> => {
    const state = await requireStateRow(db, input.id)
    const requests = await listApprovalStates(db, input.id)
    const { revision: guardrail } = await getGuardrail(db)
    const mark = createHash('sha256')
      .update(canonicalJson({ ...state, requests, guardrail }))
      .digest('hex')
    return { revision: state.revision, mark: mark.slice(0, 16) }
  },
})

/** How many templates can be asked for by their ids. */
const mostExported = 20_000

/** The drafts of these templates, or of all that are not deleted, archived ones too; to be printed as a file. */
export const exportTemplates = query({
  deed: 'template.export',
  input: z.object({ ids: z.array(templateId).max(mostExported).optional() }),
  run: async ({ db, input: { ids } }): Promise<readonly ExportedTemplate[]> => {
    const wanted = ids && new Set<string>(ids)
    const rows = await listRows(db)
    return rows
      .filter(({ id }) => wanted?.has(id) ?? true)
      .toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
      .map((row) => ({ name: row.name, content: draftOf(row) }))
  },
})

/**
 * The draft of a template in use at the revision that was seen, for the modules above that sign it. Throws `not_found`,
 * `conflict` when it was saved again, or `blocked` when the template is archived.
 */
export async function getDraft(
  db: ReadDb,
  seen: { readonly id: Id<'tpl'>; readonly revision: number },
): Promise<TemplateContent> {
  return draftOf(await requireSeenDraft(db, seen))
}

function idOf(row: Pick<TemplateTable, 'id'>): Id<'tpl'> {
  if (!isId('tpl', row.id)) throw new AppError('internal')
  return row.id
}
