import { randomBytes } from 'node:crypto'
import { safeParse, type z } from 'zod'
import { type Deed, mayDo } from '@/lib/authz'
import { AppError, errorCodes, type Failure, type Id, type IdPrefix, newId } from '@/lib/base'
import { emitEvent, emitFault } from '@/lib/server/observability'
import type { Caller, Outcome, RequestContext } from './caller'

/** One deed behind one door: the same object serves forms, HTTP and tests. `I` is what a caller must send. */
export type Operation<I, T> = {
  readonly deed: Deed
  execute(context: RequestContext, input: I): Promise<Outcome<T>>
}

/** Makes ids from the system's random source. */
export function makeId<P extends IdPrefix>(prefix: P): Id<P> {
  return newId(prefix, randomBytes)
}

/** Throws unless someone is signed in and may do the deed. */
export function requireCaller(deed: Deed, caller: Caller | null): Caller {
  if (caller === null) throw new AppError('unauthenticated')
  if (!mayDo(deed, caller.roles)) throw new AppError('forbidden')
  return caller
}

/** Thrown when an input does not fit its schema; carries one sentence per field. */
class InvalidInput extends AppError {
  readonly fields: Readonly<Record<string, string>>

  constructor(fields: Readonly<Record<string, string>>) {
    const [first] = Object.entries(fields)
    super('invalid', first ? { field: first[0], message: first[1] } : {})
    this.fields = fields
  }
}

/** Parses an input once, at the edge. Throws `invalid` with a sentence per field, and where any text of it holds U+0000. */
export function parseInput<S extends z.core.$ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = safeParse(schema, input)
  if (parsed.success) return withoutNul(parsed.data)
  throw new InvalidInput(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])))
}

/**
 * PostgreSQL keeps no text with U+0000 and fails even where one is only looked for; SQLite does both. So that a caller is told
 * the same on either, no operation takes one, wherever in its input it stands.
 */
function withoutNul<T>(data: T): T {
  const left: (readonly [field: string, value: unknown])[] = [['', data]]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [field, value] = next
    if (typeof value === 'string' && value.includes('\0')) throw new InvalidInput({ [field]: nulSentence })
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const [key, held] of Object.entries(value)) {
      if (key.includes('\0')) throw new InvalidInput({ [field]: nulSentence })
      left.push([field === '' ? key : `${field}.${key}`, held])
    }
  }
  return data
}

const nulSentence = 'This holds a character that no text can have (U+0000). Remove it, or write the text again.'

/** Runs an operation, turns what it throws into a refusal or a logged fault, and emits its one event: if quiet, only of a refusal. */
export async function settle<T>(
  deed: Deed,
  context: RequestContext,
  work: () => Promise<T>,
  { isQuiet }: { readonly isQuiet: boolean } = { isQuiet: false },
): Promise<Outcome<T>> {
  const startedAt = performance.now()
  const outcome = await attempt(context, work)
  if (isQuiet && outcome.ok) return outcome
  emitEvent({
    deed,
    requestId: context.requestId,
    actor: context.caller?.id ?? 'anonymous',
    outcome: outcome.ok ? 'done' : outcome.failure.code,
    milliseconds: Math.round(performance.now() - startedAt),
  })
  return outcome
}

async function attempt<T>({ requestId }: RequestContext, work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (thrown) {
    return { ok: false, failure: toFailure(thrown, requestId) }
  }
}

function toFailure(thrown: unknown, requestId: string): Failure {
  if (!(thrown instanceof AppError)) {
    emitFault(requestId, thrown)
    return {
      code: 'internal',
      message: `${errorCodes.internal.sentence} Tell your administrator this id: ${requestId}.`,
      requestId,
    }
  }
  return {
    code: thrown.code,
    message: thrown.message,
    requestId,
    ...(thrown.field === undefined ? {} : { field: thrown.field }),
    ...(thrown.waitSeconds === undefined ? {} : { waitSeconds: thrown.waitSeconds }),
    ...(thrown instanceof InvalidInput ? { fields: thrown.fields } : {}),
  }
}
