import type { z } from 'zod'
import type { Deed } from '@/lib/authz'
import type { EpochMs } from '@/lib/base'
import { type ReadDb, readDb } from '@/lib/server/db'
import type { Caller } from './caller'
import { type Operation, parseInput, requireCaller, settle } from './operation'

type Definition<S extends z.ZodType, T> = {
  readonly deed: Deed
  readonly input: S
  run(scope: {
    readonly db: ReadDb
    readonly caller: Caller
    readonly input: z.output<S>
    readonly now: EpochMs
  }): Promise<T>
}

/** The one way to read for a person: authenticate, authorise, parse, run, emit one event. Answers a view, never a row. */
export function query<S extends z.ZodType, T>(definition: Definition<S, T>): Operation<z.input<S>, T> {
  return {
    deed: definition.deed,
    execute: (context, input) =>
      settle(definition.deed, context, async () => {
        const caller = requireCaller(definition.deed, context.caller)
        const parsed = parseInput(definition.input, input)
        return definition.run({ db: await readDb(), caller, input: parsed, now: context.now })
      }),
  }
}
