import type { EpochMs } from '@/lib/base'
import type { ReadDb } from '@/lib/server/db'
import { makeTally } from '@/lib/server/limits'

const windowMs = 10 * 60_000

type Budget = ReturnType<typeof makeBudget>
const slot = Symbol.for('remit.refusal-budgets')
/** Next bundles this module several times; what a journal may take is one thing for all of them. */
const shared: typeof globalThis & { [slot]?: WeakMap<ReadDb, Budget> } = globalThis

/**
 * Tells whether a refusal still gets an entry of its own in the journal, which keeps everything for good: of each kind ten in
 * ten minutes for all who are not signed in together, and thirty of all kinds for each member. What names its target has
 * ten of a kind for that target alone: whoever wears out the others' share hides nothing of its story. Every refusal has
 * its line in the log all the same.
 */
export function takesRefusalEntry(
  db: ReadDb,
  refusal: {
    readonly actor: string
    readonly deed: string
    readonly outcome: string
    readonly target: string | null
    readonly at: EpochMs
  },
): boolean {
  shared[slot] ??= new WeakMap()
  const budget = shared[slot].get(db) ?? makeBudget()
  shared[slot].set(db, budget)
  const { actor, deed, outcome, target, at } = refusal
  if (target !== null) return budget.targets.take(`${target} ${actor} ${deed} ${outcome}`, at) === 0
  return actor === 'anonymous'
    ? budget.anonymous.take(`${deed} ${outcome}`, at) === 0
    : budget.members.take(actor, at) === 0
}

function makeBudget() {
  return {
    anonymous: makeTally({ tries: 10, windowMs }),
    members: makeTally({ tries: 30, windowMs }),
    targets: makeTally({ tries: 10, windowMs }),
  }
}
