import type { EpochMs } from '@/lib/base'
import type { Caller, Outcome, RequestContext } from './caller'
import { makeId, type Operation } from './operation'

/** An owner who is signed in, for tests. */
export const owner: Caller = {
  kind: 'member',
  id: makeId('mem'),
  userId: 'user-1',
  email: 'mara@acme.example',
  name: 'Mara Lindqvist',
  roles: ['owner'],
}

/** The context of a request by `caller` (the owner unless said otherwise; null is nobody), who stays who they are. */
export function contextOf(caller: Caller | null = owner, now: EpochMs = Date.now()): RequestContext {
  return { caller, refreshCaller: async () => caller, requestId: makeId('req'), now }
}

/** Runs an operation that must succeed and answers its value. */
export async function done<I, T>(operation: Operation<I, T>, input: I, context = contextOf()): Promise<T> {
  const outcome = await operation.execute(context, input)
  if (!outcome.ok) throw new Error(`${outcome.failure.code}: ${outcome.failure.message}`)
  return outcome.value
}

/** Runs an operation and answers how it ended: `done` or the code of the refusal. */
export async function codeOf<I, T>(operation: Operation<I, T>, input: I, context = contextOf()): Promise<string> {
  const outcome: Outcome<T> = await operation.execute(context, input)
  return outcome.ok ? 'done' : outcome.failure.code
}
