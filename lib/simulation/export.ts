import { printCsv } from '@/lib/base'
import { formatJson } from '@/lib/json'
import { type AccessClaims, readings } from '@/lib/policy'
import type { Matrix } from './matrix'

const notice =
  'A simulation by Remit, by its reading of Cobrowse documents. The switches of the account apply on top of it.'

/** The answers as CSV, one line each, under a header. Formulas are defused. */
export function csvOfMatrix({ groups }: Matrix): string {
  const lines = groups.flatMap(({ kind, rows }) =>
    rows.flatMap(({ name, detail, cells }) =>
      cells.map(({ asked, decision }) => [
        kind,
        name,
        detail,
        asked.resource,
        asked.action,
        decision.effect,
        decision.sentence,
        decision.readings.join(' '),
      ]),
    ),
  )
  return printCsv([['kind', 'target', 'custom_data', 'resource', 'action', 'answer', 'why', 'readings'], ...lines])
}

/** The answers as JSON with the claims that were asked and the readings taken. Only role and policy of the claims. */
export function jsonOfMatrix({ groups, allowed, total, readings: taken }: Matrix, claims: AccessClaims): string {
  const { role, policy } = claims
  return formatJson({
    notice,
    claims: { ...(role === undefined ? {} : { role }), ...(policy === undefined ? {} : { policy }) },
    allowed,
    total,
    readings: Object.fromEntries(taken.map((id) => [id, readings[id]])),
    targets: groups.flatMap(({ kind, rows }) =>
      rows.map(({ name, detail, cells }) => ({
        kind,
        name,
        custom_data: detail,
        answers: Object.fromEntries(
          cells.map(({ asked, decision }) => [asked.name, { answer: decision.effect, why: decision.sentence }]),
        ),
      })),
    ),
  })
}
