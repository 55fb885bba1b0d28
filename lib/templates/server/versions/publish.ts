import { z } from 'zod'
import { AppError } from '@/lib/base'
import { holdGuardrail } from '@/lib/guardrails/server'
import type { WriteTx } from '@/lib/server/db'
import { type Caller, preparedCommand, storedNumber } from '@/lib/server/service'
import type { SoundDraft } from '../../draft/sound-draft'
import { agreementOn } from '../../versions/approval'
import type { TemplateContent } from '../../versions/content'
import { type Drafters, draftersAfterPublishing } from '../../versions/drafters'
import { type Obstacle, obstaclesTo, reasonsToKeep } from '../../versions/obstacles'
import { judgePublication } from '../../versions/publication'
import { readApprovals } from '../approvals/read'
import { draftersOfVersion } from '../approvals/store'
import { hashOf } from '../content'
import { replaceDrafters } from '../draft/store'
import { printDrafters, readDrafters } from '../drafters'
import { noteText, reasonText, templateId } from '../input'
import { draftOf, requireOpenRow } from '../store'
import type { TemplateTable } from '../tables'
import { tokenFrame } from '../token-frame'
import { getVersionContent } from './live'
import { contentOfRow } from './read'
import { type PreparedRule, prepareRuleOf, requireRuleLive } from './rule-gate'
import { findVersionRow, insertVersion, nextNumber, requireVersionRow } from './store'

const consent = {
  /** The live version it was compared with on screen, null when there was none. */
  liveVersion: storedNumber.nullable(),
  reasons: z.array(z.object({ code: z.string().max(100), path: z.string().max(2_000), reason: reasonText })).max(200),
  acknowledgesWider: z.boolean(),
} as const

/**
 * Makes the draft the next numbered version, and the live one. Refuses with `conflict` when the draft or the live version
 * is another than the person saw, with `blocked` while anything stands in the way: error
 * findings, the guardrail's among them, a rule that the engine does not take, failing tests, a security finding without its reason, more reach than the live
 * version that nobody acknowledged, reach without limits that no second member agreed to for this one version.
 */
export const publishTemplate = preparedCommand({
  deed: 'template.publish',
  input: z.object({ id: templateId, revision: storedNumber, note: noteText, ...consent }),
  prepare: async ({ db, input }) => prepareRuleOf(draftOf(await requireOpenRow(db, input.id))),
  run: async ({ tx, prepared, caller, input, now }) => {
    const row = await requireSeen(tx, input)
    const drafters = readDrafters(row.drafters)
    return publishContent(tx, {
      row,
      content: draftOf(row),
      drafters,
      caller,
      now,
      ...input,
      prepared,
      restoredFrom: null,
    })
  },
})

/** Publishes the content of an earlier version as a new one, under the same conditions as any other. The draft stays. */
export const restoreVersion = preparedCommand({
  deed: 'template.restore-version',
  input: z.object({ id: templateId, revision: storedNumber, number: storedNumber, note: noteText, ...consent }),
  prepare: async ({ db, input }) => prepareRuleOf(await getVersionContent(db, input.id, input.number)),
  run: async ({ tx, prepared, caller, input, now }) => {
    const row = await requireSeen(tx, input)
    const version = await requireVersionRow(tx, input.id, input.number)
    const content = contentOfRow(version)
    const drafters = await draftersOfVersion(tx, version)
    return publishContent(tx, { row, content, drafters, caller, now, ...input, prepared, restoredFrom: input.number })
  },
})

type Seen = { readonly id: string; readonly revision: number; readonly liveVersion: number | null }

/** The template, if draft and live version are those that were looked at: whoever publishes agreed to the change from one to the other. */
async function requireSeen(tx: WriteTx, { id, revision, liveVersion }: Seen): Promise<TemplateTable> {
  const row = await requireOpenRow(tx, id)
  if (row.revision !== revision) {
    const message = 'This draft was saved again in the meantime. Look at it before you publish.'
    throw new AppError('conflict', { message })
  }
  if (row.live_version !== liveVersion) {
    const message = `Version ${row.live_version} went live in the meantime. Look at what changes against it before you publish.`
    throw new AppError('conflict', { message })
  }
  return row
}

type Publishing = z.output<z.ZodObject<typeof consent>> & {
  readonly row: TemplateTable
  readonly content: TemplateContent
  readonly drafters: Drafters
  readonly caller: Caller
  readonly now: number
  readonly note: string
  readonly restoredFrom: number | null
  readonly prepared: PreparedRule
}

async function publishContent(tx: WriteTx, given: Publishing) {
  const { row, content, caller } = given
  const live = row.live_version === null ? undefined : await findVersionRow(tx, row.id, row.live_version)
  const hash = hashOf(content)
  const agreement = agreementOn(await readApprovals(tx, caller, row), hash)
  const { guardrail } = await holdGuardrail(tx)
  const frame = await tokenFrame(tx)
  const publication = judgePublication({ content, live: live ? contentOfRow(live) : null, guardrail, frame })
  const [obstacle] = obstaclesTo(publication, { ...given, ...agreement })
  const { sound } = publication
  if (obstacle || sound === null) throw refusal(obstacle)
  requireRuleLive(given.prepared, content)
  const number = await nextNumber(tx, row.id)
  const used = publication.unlimited.length > 0 ? (agreement.approval?.id ?? null) : null
  const reasons = JSON.stringify(reasonsToKeep(publication, given.reasons))
  await insertVersion(tx, { ...versionRow(given, sound), number, content_hash: hash, approval_id: used, reasons }, row)
  const replaced = live === undefined ? [] : await draftersOfVersion(tx, live)
  const drafting = { draft: draftOf(row), published: content, replaced }
  await replaceDrafters(tx, row.id, draftersAfterPublishing(readDrafters(row.drafters), drafting))
  const detail = {
    number,
    content: hash,
    relation: publication.comparison?.relation ?? null,
    restoredFrom: given.restoredFrom,
  }
  return { value: { number }, target: row.id, detail }
}

/** No content without a `SoundDraft` becomes a version; one that has none has an error among its obstacles. */
function refusal(obstacle: Obstacle | undefined): AppError {
  return obstacle
    ? new AppError('blocked', { field: obstacle.field, message: obstacle.message })
    : new AppError('internal')
}

function versionRow({ row, content, drafters, note, restoredFrom, now, caller }: Publishing, { written }: SoundDraft) {
  return {
    template_id: row.id,
    ...written,
    tests: content.tests,
    note,
    drafters: printDrafters(drafters),
    restored_from: restoredFrom,
    published_at: now,
    published_by: caller.id,
  }
}
