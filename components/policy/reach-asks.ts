import type { AccessClaims, Decision, Effect, ReadingId } from '@/lib/policy'
import { explainDecision } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import { requestFor } from '@/lib/simulation'

/** One thing a token may be asked to do with every target of a kind. */
export type Ask = {
  /** `devices:read`, as policies name it. */
  readonly value: string
  /** Reads on from a count: "2 of 12 devices can be seen". */
  readonly label: string
  readonly resource: string
  readonly action: string
}

function ask(value: `${string}:${string}`, label: string): Ask {
  const [resource = '', action = ''] = value.split(':')
  return { value, label, resource, action }
}

/** What can be asked of devices and of sessions, the usual question first. */
export const asks: Readonly<Record<TargetView['kind'], readonly [Ask, ...Ask[]]>> = {
  device: [ask('devices:read', 'can be seen'), ask('push:create', 'can be invited')],
  session: [
    ask('sessions:read', 'can be seen'),
    ask('sessions:update', 'can be controlled'),
    ask('sessions:create', 'could be started'),
    ask('recordings:read', 'recordings can be watched'),
    ask('recordings:delete', 'recordings can be deleted'),
  ],
}

/** One target with the answer for it. */
export type AnsweredTarget = { readonly view: TargetView; readonly decision: Decision }

/** The answers for all targets of one kind. */
export type Tally = {
  readonly rows: readonly AnsweredTarget[]
  readonly allowed: number
  /** The sentence of every row when they all say the same; said once then. */
  readonly shared: string | null
}

/** Asks one thing of every target. */
export function tallyOf(
  views: readonly TargetView[],
  { claims, asked, agentId }: { claims: AccessClaims; asked: Ask; agentId: string | undefined },
): Tally {
  const rows = views.map((view) => ({
    view,
    decision: explainDecision(claims, requestFor(view.target, asked, agentId)),
  }))
  const sentences = new Set(rows.map(({ decision }) => decision.sentence))
  const [only] = sentences
  return {
    rows,
    allowed: rows.filter(({ decision }) => decision.effect === 'allow').length,
    shared: rows.length > 1 && sentences.size === 1 && only !== undefined ? only : null,
  }
}

/** The readings the answers stand on, each once, in order. */
export function readingsIn(tallies: readonly Tally[]): readonly ReadingId[] {
  const taken = new Set(tallies.flatMap(({ rows }) => rows.flatMap(({ decision }) => decision.readings)))
  return [...taken].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1)))
}

/** Keeps the answer to a question about one target as a test. */
export type MakeTest = (view: TargetView, asked: Ask, answer: Effect) => void
