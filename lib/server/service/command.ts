import type { z } from 'zod'
import type { Deed } from '@/lib/authz'
import { AppError, type EpochMs, type ErrorCode, type Id, type IdPrefix, type JsonObject } from '@/lib/base'
import { type ReadDb, readDb, type WriteTx, writeTransaction } from '@/lib/server/db'
import { appendEntry, RecordedRefusal, requireSteadyClock, timedDeeds } from '@/lib/server/journal'
import type { Caller, RequestContext } from './caller'
import { makeId, type Operation, parseInput, requireCaller, settle } from './operation'
import { takesRefusalEntry } from './refusal-budget'

/** What a command works with. Throwing an `AppError` refuses and rolls back. */
type CommandScope<C, I> = {
  readonly tx: WriteTx
  readonly caller: C
  readonly input: I
  readonly now: EpochMs
  /** For entries that the deed appends beside its own. */
  readonly requestId: Id<'req'>
  newId<P extends IdPrefix>(prefix: P): Id<P>
}

/** What a command may use before its transaction opens: slow work (hashing, signing, asking a PDP) belongs here. */
type PrepareScope<C, I> = {
  readonly db: ReadDb
  readonly caller: C
  readonly input: I
  readonly now: EpochMs
  readonly address: string | undefined
}

/**
 * What a command did: its answer, what it was done to, and the harmless facts the journal keeps. With `isUnchanged` it found
 * everything as it was to become: it wrote nothing, so the journal, which is a record of changes, has no entry of it.
 */
type Done<T> = {
  readonly value: T
  readonly target: string | null
  readonly detail?: JsonObject
  readonly isUnchanged?: true
}

type Definition<S extends z.core.$ZodType, C, T> = {
  readonly deed: Deed
  readonly input: S
  run(scope: CommandScope<C, z.output<S>>): Promise<Done<T>>
}

type PreparedDefinition<S extends z.core.$ZodType, C, P, T> = {
  readonly deed: Deed
  readonly input: S
  prepare(scope: PrepareScope<C, z.output<S>>): Promise<P>
  run(scope: CommandScope<C, z.output<S>> & { readonly prepared: P }): Promise<Done<T>>
}

/** Refusals that are worth a journal entry of their own: someone tried what they may not. */
const recordedRefusals: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'forbidden',
  'blocked',
  'already_set_up',
  'setup_code_wrong',
  'setup_code_expired',
  'link_unknown',
  'link_early',
  'link_used',
  'link_late',
  'link_ended',
])

/**
 * The one way to write: authenticate, authorise, parse, open the transaction, authenticate and authorise again in it, run,
 * append the journal entry in the same transaction, commit, emit one event. Nothing is written when any step refuses.
 */
export function command<S extends z.core.$ZodType, T>(definition: Definition<S, Caller, T>): Operation<z.input<S>, T> {
  return preparedCommand({ ...definition, prepare: async () => undefined })
}

/** A command with work that must not happen inside a transaction: `prepare` runs before it opens. */
export function preparedCommand<S extends z.core.$ZodType, P, T>(
  definition: PreparedDefinition<S, Caller, P, T>,
): Operation<z.input<S>, T> {
  return define(definition, (caller) => requireCaller(definition.deed, caller))
}

/** A prepared command that needs no sign-in, because nobody can have one yet. */
export function publicCommand<S extends z.core.$ZodType, P, T>(
  definition: PreparedDefinition<S, Caller | null, P, T>,
): Operation<z.input<S>, T> {
  return define(definition, (caller) => caller)
}

function define<S extends z.core.$ZodType, C extends Caller | null, P, T>(
  definition: PreparedDefinition<S, C, P, T>,
  authorise: (caller: Caller | null) => C,
): Operation<z.input<S>, T> {
  const { deed } = definition
  async function perform(db: ReadDb, context: RequestContext, given: unknown): Promise<T> {
    const asked = authorise(context.caller)
    const input = parseInput(definition.input, given)
    const { now, address, requestId } = context
    if (timedDeeds.has(deed)) await requireSteadyClock(db)
    const prepared = await definition.prepare({ db, caller: asked, input, now, address })
    return writeTransaction(db, async (tx) => {
      // Preparing may take seconds, and so may waiting for the transaction.
      const caller = authorise(await context.refreshCaller(tx))
      const done = await definition.run({ tx, caller, input, now, requestId, prepared, newId: makeId })
      if (done.isUnchanged) return done.value
      const end = { outcome: 'done', target: done.target, detail: done.detail ?? {} }
      await appendEntry(tx, entryOf(deed, context, end))
      return done.value
    })
  }
  return {
    deed,
    execute: (context, input) =>
      settle(deed, context, async () => {
        const db = await readDb()
        return recordingRefusals(db, deed, context, () => perform(db, context, input))
      }),
  }
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
    const entry = refusalEntry(deed, context, thrown)
    if (entry !== null && takesRefusalEntry(db, entry)) await writeTransaction(db, (tx) => appendEntry(tx, entry))
    throw thrown
  }
}

function refusalEntry(deed: Deed, context: RequestContext, thrown: unknown) {
  if (thrown instanceof RecordedRefusal) {
    const { entry, code: outcome } = thrown
    return entryOf(entry.deed, context, { outcome, target: entry.target, detail: { ...entry.detail, during: deed } })
  }
  if (!(thrown instanceof AppError) || !recordedRefusals.has(thrown.code)) return null
  return entryOf(deed, context, { outcome: thrown.code, target: null, detail: {} })
}

function entryOf(
  deed: string,
  context: RequestContext,
  end: { outcome: string; target: string | null; detail: JsonObject },
) {
  const actor = context.caller?.id ?? 'anonymous'
  return { id: makeId('evt'), at: context.now, actor, deed, requestId: context.requestId, ...end }
}
