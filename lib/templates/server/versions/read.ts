import { z } from 'zod'
import { getGuardrail } from '@/lib/guardrails/server'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import { query } from '@/lib/server/service'
import { contentOf, type TemplateContent } from '../../versions/content'
import type { SecurityReason, TemplateVersion } from '../../versions/version'
import { listApprovalRows } from '../approvals/store'
import { templateId } from '../input'
import { requireRow } from '../store'
import type { TemplateTable, VersionTable } from '../tables'
import { refusalsOf } from './live-refused'
import { listVersionRows, requireVersionRow } from './store'

/** Every version of a template with its content, newest first. Refuses an unknown template with `not_found`. */
export const listVersions = query({
  deed: 'template.versions',
  input: z.object({ id: templateId }),
  run: async ({ db, input: { id } }): Promise<readonly TemplateVersion[]> => {
    const row = await requireRow(db, id)
    const [versions, approvals, names, { guardrail }] = await Promise.all([
      listVersionRows(db, id),
      listApprovalRows(db, id),
      memberNames(db),
      getGuardrail(db),
    ])
    const nameOf = (member: string) => names.get(member) ?? formerMember
    return versions.map((version) => {
      const approver = approvals.find((request) => request.id === version.approval_id)?.decided_by
      return {
        number: version.number,
        content: contentOfRow(version),
        hash: version.content_hash,
        note: version.note,
        reasons: readReasons(version.reasons),
        restoredFrom: version.restored_from,
        approvedBy: approver ? nameOf(approver) : null,
        publishedAt: version.published_at,
        publishedBy: nameOf(version.published_by),
        isLive: version.number === row.live_version,
        refusals: version.number === row.live_version ? refusalsOf(guardrail, version.text) : [],
      }
    })
  },
})

/** The content of the live version of a template; null when nothing is live. */
export async function findLiveContent(db: ReadDb, row: TemplateTable): Promise<TemplateContent | null> {
  if (row.live_version === null) return null
  return contentOfRow(await requireVersionRow(db, row.id, row.live_version))
}

/** The content of a version. */
export function contentOfRow(row: VersionTable): TemplateContent {
  return contentOf(row)
}

const storedReasons = z.array(z.object({ code: z.string(), path: z.string(), reason: z.string() }))

function readReasons(text: string): readonly SecurityReason[] {
  return storedReasons.parse(JSON.parse(text))
}
