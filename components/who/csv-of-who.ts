import { printCsv } from '@/lib/base'
import type { CouldSee } from '@/lib/grants'

const head = [
  'agent',
  'e-mail',
  'resource',
  'actions',
  'line',
  'why',
  'from',
  'to',
  'template',
  'version',
  'reach',
  'given by',
  'approved by',
  'reason',
  'ticket',
  'grant',
]

/** The answer as CSV, a line for each resource and span, times in UTC. Formulas are defused. */
export function csvOfWho(found: readonly CouldSee[]): string {
  const lines = found.flatMap(({ grant, on, valid }) =>
    on.flatMap(({ resource, actions, path, sentence }) =>
      valid.map(({ from, to }) => [
        grant.agent.name,
        grant.agent.email,
        resource,
        actions.join(' '),
        path?.join('.') ?? 'role',
        sentence,
        new Date(from).toISOString(),
        new Date(to).toISOString(),
        grant.template.name,
        String(grant.template.version),
        grant.reach,
        grant.given?.by ?? '',
        grant.decisions.flatMap(({ kind, by }) => (kind === 'approved' ? [by] : [])).join(', '),
        grant.reason,
        grant.ticket,
        grant.id,
      ]),
    ),
  )
  return printCsv([head, ...lines])
}
