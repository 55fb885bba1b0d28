import type { EpochMs } from '@/lib/base'
import { formerMember } from '@/lib/members'
import { memberNames } from '@/lib/members/server'
import type { ReadDb } from '@/lib/server/db'
import type { Caller } from '@/lib/server/service'
import { listTemplateNamesIn } from '@/lib/templates/server'
import { stateAt } from '../../lifecycle'
import type { GrantView } from '../../view'
import { mayMakeToken } from '../giving/token-maker'
import { factsOf, idOf } from '../row'
import type { GrantDecisionTable, GrantTable } from '../tables'
import { findTermsProblem } from '../terms'
import { listDecisions } from '../trail/store'

type Names = {
  readonly members: ReadonlyMap<string, string>
  readonly templates: ReadonlyMap<string, string>
  readonly decisions: readonly GrantDecisionTable[]
  readonly caller: Pick<Caller, 'id' | 'roles'>
  readonly now: EpochMs
}

/** Shows grants with the names of who did what. */
export async function viewGrants(
  db: ReadDb,
  rows: readonly GrantTable[],
  { caller, now }: { readonly caller: Pick<Caller, 'id' | 'roles'>; readonly now: EpochMs },
): Promise<readonly GrantView[]> {
  const decisions = await listDecisions(
    db,
    rows.map(({ id }) => id),
  )
  const [members, templates] = [
    await memberNames(db),
    await listTemplateNamesIn(
      db,
      rows.map((row) => row.template_id),
    ),
  ]
  return rows.map((row) => viewOf(row, { members, templates, decisions, caller, now }))
}

function viewOf(row: GrantTable, names: Names): GrantView {
  const nameOf = (id: string) => names.members.get(id) ?? (id === 'agent' ? row.agent_name : formerMember)
  return {
    id: idOf(row),
    state: stateAt(factsOf(row), names.now),
    template: {
      id: row.template_id,
      name: names.templates.get(row.template_id) ?? 'a deleted template',
      version: row.version,
    },
    agent: { email: row.agent_email, name: row.agent_name },
    delivery: row.delivery === 'token' ? 'token' : 'link',
    reach: row.reach,
    reason: row.reason,
    ticket: row.ticket,
    asked: { by: nameOf(row.asked_by), at: row.asked_at, isOwn: row.asked_by === names.caller.id },
    given: row.given_by === null || row.ready_at === null ? null : { by: nameOf(row.given_by), at: row.ready_at },
    decisions: names.decisions.filter(({ grant_id: id }) => id === row.id).map((one) => decisionOf(one, nameOf)),
    approvals: row.approvals,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    lengthSeconds: row.length_seconds,
    endSetBy: row.end_set_by,
    decideBy: row.decide_by,
    claimBy: row.claim_by,
    claimedAt: row.claimed_at,
    lastTokenEndsAt: row.last_token_ends_at,
    tokenSeconds: row.token_seconds,
    minted: row.minted,
    ended: row.ended_at === null ? null : { by: endedBy(row, nameOf), at: row.ended_at },
    extends: row.extends === null ? null : idOf({ id: row.extends }),
    handedFrom: row.handed_from,
    problem: findTermsProblem(row),
    mayMakeToken: isTokenAwaited(row, names),
  }
}

function isTokenAwaited(row: GrantTable, { decisions, caller, now }: Names): boolean {
  return row.delivery === 'token' && stateAt(factsOf(row), now) === 'ready' && mayMakeToken(row, decisions, caller)
}

function endedBy(row: GrantTable, nameOf: (id: string) => string): string {
  return row.ended_by === null ? 'Remit' : nameOf(row.ended_by)
}

function decisionOf({ by, kind, reason, at }: GrantDecisionTable, nameOf: (id: string) => string) {
  const known = kind === 'approved' || kind === 'withdrawn' ? kind : 'declined'
  return { by: nameOf(by), kind: known, reason, at } as const
}
