import { printCsv } from '@/lib/base'
import type { CouldSee, SeenOn } from '@/lib/grants'
import type { SignedTestTokenEntry } from '@/lib/tokens'
import { elsewhereWords, takenByWords, unreadWords } from './who-words'

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
  'connection',
]

/** The answer as CSV, a line for each resource and span and for each test token, times in UTC. Formulas are defused. */
export function csvOfWho(found: readonly CouldSee[], signed: readonly SignedTestTokenEntry[]): string {
  const lines = found.flatMap(({ grant, on, valid, elsewhere }) =>
    (on?.map(cellsOf) ?? [unreadCells(grant)]).flatMap((what) =>
      valid.map(({ from, to }) => [
        grant.agent.name,
        grant.agent.email,
        ...what,
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
        elsewhereWords[elsewhere],
      ]),
    ),
  )
  return printCsv([head, ...lines, ...signed.map(lineOfSigned)])
}

/** Resource, actions, line and why. */
type What = readonly [string, string, string, string]

function cellsOf({ resource, actions, path, sentence, takenBy }: SeenOn): What {
  const why = takenBy === null ? sentence : `${sentence} ${takenByWords(takenBy)}`
  return [resource, actions.join(' '), path?.join('.') ?? 'role', why]
}

function unreadCells({ problem }: CouldSee['grant']): What {
  return ['not known', '', '', problem ?? unreadWords]
}

/** A test token has neither a resource nor a line of a policy: what it reached is not known. */
function lineOfSigned({ holder, template, revision, from, to }: SignedTestTokenEntry): readonly string[] {
  const what: Readonly<Record<string, string>> = {
    agent: holder.name,
    'e-mail': holder.email,
    resource: 'not known',
    why: 'a test token, whose claims are not kept, so it may have reached this',
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    template: template.name,
    version: `draft of revision ${revision}`,
  }
  return head.map((name) => what[name] ?? '')
}
