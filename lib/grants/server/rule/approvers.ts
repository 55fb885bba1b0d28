import { AppError, type EpochMs } from '@/lib/base'
import { claimsOfMember } from '@/lib/members/server'
import { explainRefusal, type RuleQuestion } from '@/lib/rules/server'
import type { ReadDb } from '@/lib/server/db'
import { readIssuance, type TemplateContent } from '@/lib/templates'
import { getVersionContent, templateId } from '@/lib/templates/server'
import { listByIds } from '../store'
import type { GrantTable } from '../tables'
import { approvalRequest } from './row'

type Person = Parameters<typeof claimsOfMember>[0]

/**
 * Tells of each open request why the rule of its template does not let somebody approve it, so that nobody is named who would be
 * refused; null where it may. The engine decides when somebody does. A template whose rule lets everybody approve costs nothing.
 */
export async function findRuleRefusals(
  db: ReadDb,
  rows: readonly GrantTable[],
  now: EpochMs,
): Promise<(row: GrantTable, person: Person) => string | null> {
  const asked = new Map<string, Omit<RuleQuestion, 'caller'>>()
  const held = new Map(
    (
      await listByIds(
        db,
        rows.flatMap((row) => row.extends ?? []),
      )
    ).map((row) => [row.id, row]),
  )
  const contents = new Map<string, TemplateContent>()
  for (const row of rows) {
    const key = `${row.template_id} ${row.version}`
    const content = contents.get(key) ?? (await getVersionContent(db, templateId.parse(row.template_id), row.version))
    contents.set(key, content)
    const settings = readIssuance(content.issuance)
    if (row.state !== 'requested' || !settings.ok || settings.value.rule.approve === 'true') continue
    const request = findRequest(row, held.get(row.extends ?? '') ?? null, now)
    if (request !== null) asked.set(row.id, { rule: settings.value.rule, request, now })
  }
  return (row, person) => {
    const question = asked.get(row.id)
    if (question === undefined) return null
    const [reason] = explainRefusal(
      { ...question, caller: { id: person.id, claims: claimsOfMember(person) } },
      'approve',
    )
    return reason === undefined ? null : `The rule of this template does not let you approve this. ${reason}`
  }
}

/** What a rule is told of a request; null where what it is about cannot be opened, which its card says. */
function findRequest(row: GrantTable, held: GrantTable | null, now: EpochMs): RuleQuestion['request'] | null {
  try {
    return approvalRequest(row, held, now)
  } catch (thrown) {
    if (thrown instanceof AppError) return null
    throw thrown
  }
}
