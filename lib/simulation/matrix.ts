import { type AccessClaims, type Decision, explainDecision, type ReadingId } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'
import type { Asked, AskKind } from './asks'
import { requestFor } from './request'

/** The answer to one question about one target. */
export type Cell = { readonly asked: Asked; readonly decision: Decision }

/** One target with its answers, in the order of the questions. */
export type MatrixRow = {
  readonly id: string
  readonly name: string
  readonly detail: string
  readonly cells: readonly Cell[]
}

/** Targets of one kind under the questions that fit them. `allowed` counts by question. */
export type MatrixGroup = {
  readonly kind: AskKind
  readonly asked: readonly Asked[]
  readonly rows: readonly MatrixRow[]
  readonly allowed: readonly number[]
}

/** All answers. Groups without a question or a target are left out. */
export type Matrix = {
  readonly groups: readonly MatrixGroup[]
  readonly allowed: number
  readonly total: number
  /** The readings the answers stand on, each once, in order. */
  readonly readings: readonly ReadingId[]
}

type Simulated = {
  readonly claims: AccessClaims
  readonly targets: readonly TargetView[]
  readonly asked: readonly Asked[]
  readonly agentId?: string | undefined
}

const kinds: readonly AskKind[] = ['device', 'session', 'account']
const account = { id: 'account', name: 'The account', detail: '', target: {} }

/** Asks every question of every target it fits. Total; each answer is the one `explainDecision` gives. */
export function simulate(simulated: Simulated): Matrix {
  const groups = kinds
    .map((kind) => groupOf(kind, simulated))
    .filter(({ rows, asked }) => rows.length * asked.length > 0)
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  const taken = new Set(cells.flatMap(({ decision }) => decision.readings))
  return {
    groups,
    allowed: cells.filter(({ decision }) => decision.effect === 'allow').length,
    total: cells.length,
    readings: [...taken].sort((one, other) => Number(one.slice(1)) - Number(other.slice(1))),
  }
}

function groupOf(kind: AskKind, { claims, targets, asked, agentId }: Simulated): MatrixGroup {
  const fitting = asked.filter((one) => one.kind === kind)
  const found = kind === 'account' ? [account] : targets.filter((target) => target.kind === kind)
  const rows = found.map(({ id, name, detail, target }) => ({
    id,
    name,
    detail,
    cells: fitting.map((one) => ({ asked: one, decision: explainDecision(claims, requestFor(target, one, agentId)) })),
  }))
  const allowed = fitting.map((_, at) => rows.filter(({ cells }) => cells[at]?.decision.effect === 'allow').length)
  return { kind, asked: fitting, rows, allowed }
}
