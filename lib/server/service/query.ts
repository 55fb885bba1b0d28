import type { z } from 'zod'
import type { Deed } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import { type ReadDb, readDb } from '@/lib/server/db'
import type { Caller } from './caller'
import { type Operation, parseInput, requireCaller, settle } from './operation'

type Definition<S extends z.core.$ZodType, C, T> = {
  readonly deed: Deed
  readonly input: S
  /** Browsers ask it again and again by themselves, so that only what goes wrong is worth an event. */
  readonly isRepeated?: true
  run(scope: {
    readonly db: ReadDb
    readonly caller: C
    readonly input: z.output<S>
    readonly now: EpochMs
    readonly address: string | undefined
  }): Promise<T>
}

/** The one way to read for a person: authenticate, authorise, parse, run, emit one event. Answers a view, never a row. */
export function query<S extends z.core.$ZodType, T>(definition: Definition<S, Caller, T>): Operation<z.input<S>, T> {
  return define(definition, (caller) => requireCaller(definition.deed, caller))
}

/** A query that needs no sign-in: what it is given must itself prove the right to read. */
export function publicQuery<S extends z.core.$ZodType, T>(
  definition: Definition<S, Caller | null, T>,
): Operation<z.input<S>, T> {
  return define(definition, (caller) => caller)
}

function define<S extends z.core.$ZodType, C extends Caller | null, T>(
  definition: Definition<S, C, T>,
  authorise: (caller: Caller | null) => C,
): Operation<z.input<S>, T> {
  return {
    deed: definition.deed,
    execute: (context, input) =>
      settle(
        definition.deed,
        context,
        async () => {
          const caller = authorise(context.caller)
          const parsed = parseInput(definition.input, input)
          const { now, address } = context
          return definition.run({ db: await readDb(), caller, input: parsed, now, address })
        },
        { isQuiet: definition.isRepeated ?? false },
      ),
  }
}
