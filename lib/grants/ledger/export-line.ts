import type { EpochMs, JsonObject } from '@/lib/base'
import type { GrantView } from '../view'

/** A grant as a file holds it, in the order of the columns: times in UTC, no value of a parameter and no token. */
export function exportRecord(grant: GrantView): JsonObject {
  const { id, state, agent, template, reach, delivery, reason, ticket, asked, given, decisions, ended, minted } = grant
  return {
    id,
    state,
    agent_name: agent.name,
    agent_email: agent.email,
    template: template.name,
    template_id: template.id,
    version: template.version,
    reach,
    delivery,
    reason,
    ticket,
    asked_by: asked.by,
    asked_at: utc(asked.at),
    approved_by: decisions.flatMap(({ kind, by }) => (kind === 'approved' ? [by] : [])).join(', '),
    declined_by: decisions.flatMap(({ kind, by }) => (kind === 'declined' ? [by] : [])).join(', '),
    given_by: given?.by ?? '',
    given_at: utc(given?.at ?? null),
    starts_at: utc(grant.startsAt),
    ends_at: utc(grant.endsAt),
    opened_at: utc(grant.claimedAt),
    tokens: minted,
    last_token_ends_at: utc(grant.lastTokenEndsAt),
    ended_by: ended?.by ?? '',
    ended_at: utc(ended?.at ?? null),
    handed_from: grant.handedFrom ?? '',
    changed_outside: grant.problem ?? '',
    problem: grant.problem ?? '',
  }
}

function utc(at: EpochMs | null): string {
  return at === null ? '' : new Date(at).toISOString()
}
