import type { z } from 'zod'
import type { Deed } from '@/lib/authz'
import { AppError, type EpochMs, type ErrorCode, type Id, type IdPrefix, type JsonObject } from '@/lib/base'
import { type ReadDb, readDb, type WriteTx, writeTransaction } from '@/lib/server/db'
import { appendEntry } from '@/lib/server/journal'
import type { Caller, RequestContext } from './caller'
import { makeId, type Operation, parseInput, requireCaller, settle } from './operation'

/** What a command works with. Throwing an `AppError` refuses and rolls back. */
export type CommandScope<C, I> = {
  readonly tx: WriteTx
  readonly caller: C
  readonly input: I
  readonly now: EpochMs
  newId<P extends IdPrefix>(prefix: P): Id<P>
}

/** What a command did: its answer, what it was done to, and the harmless facts the journal keeps. */
export type Done<T> = { readonly value: T; readonly target: string | null; readonly detail?: JsonObject }

type Definition<S extends z.ZodType, C, T> = {
  readonly deed: Deed
  readonly input: S
  run(scope: CommandScope<C, z.output<S>>): Promise<Done<T>>
}

/** Refusals that are worth a journal entry of their own: someone tried what they may not. */
const recordedRefusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'forbidden',
  'blocked',
  'already_set_up',
  'setup_code_wrong',
  'setup_code_expired',
])

/**
 * The one way to write: authenticate, parse, authorise, open the transaction, run, append the journal entry in the same
 * transaction, commit, emit one event. Nothing is written when any step refuses.
 */
export function command<S extends z.ZodType, T>(definition: Definition<S, Caller, T>): Operation<z.input<S>, T> {
  return define(definition, (caller) => requireCaller(definition.deed, caller))
}

/** A command that needs no sign-in, because nobody can have one yet. */
export function publicCommand<S extends z.ZodType, T>(
  definition: Definition<S, Caller | null, T>,
): Operation<z.input<S>, T> {
  return define(definition, (caller) => caller)
}

function define<S extends z.ZodType, C extends Caller | null, T>(
  definition: Definition<S, C, T>,
  authorise: (caller: Caller | null) => C,
): Operation<z.input<S>, T> {
  return {
    deed: definition.deed,
    execute: (context, input) =>
      settle(definition.deed, context, async () => {
        const db = await readDb()
        return recordingRefusals(db, definition.deed, context, async () => {
          const caller = authorise(context.caller)
          const parsed = parseInput(definition.input, input)
          return writeTransaction(db, (tx) => perform(definition, { tx, caller, input: parsed, context }))
        })
      }),
  }
}

async function perform<S extends z.ZodType, C, T>(
  definition: Definition<S, C, T>,
  { tx, caller, input, context }: { tx: WriteTx; caller: C; input: z.output<S>; context: RequestContext },
): Promise<T> {
  const done = await definition.run({ tx, caller, input, now: context.now, newId: makeId })
  await appendEntry(
    tx,
    entryOf(definition.deed, context, { outcome: 'done', target: done.target, detail: done.detail ?? {} }),
  )
  return done.value
}

async function recordingRefusals<T>(
  db: ReadDb,
  deed: Deed,
  context: RequestContext,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof AppError && recordedRefusals.has(thrown.code)) {
      const entry = entryOf(deed, context, { outcome: thrown.code, target: null, detail: {} })
      await writeTransaction(db, (tx) => appendEntry(tx, entry))
    }
    throw thrown
  }
}

function entryOf(
  deed: Deed,
  context: RequestContext,
  end: { outcome: string; target: string | null; detail: JsonObject },
) {
  const actor = context.caller?.id ?? 'anonymous'
  return { id: makeId('evt'), at: context.now, actor, deed, requestId: context.requestId, ...end }
}
