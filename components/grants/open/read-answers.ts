import * as z from 'zod/mini'
import { fetchInTime } from '@/components/form/fetch-in-time'
import { type ErrorCode, errorCodes, type Failure } from '@/lib/base'
import { type GrantStanding, grantStates } from '@/lib/grants'

/** A token as it comes, and what is needed to count its life and that of the access. */
const token = z.object({
  token: z.string(),
  expiresAt: z.number(),
  endSetBy: z.enum(['token', 'grant']),
  grantEndsAt: z.number(),
  origin: z.string(),
  now: z.number(),
})
export type OpenToken = z.infer<typeof token>

/** What the server answered: a value, a refusal, or nothing that can be read (offline, a proxy's page, a restart). */
export type Answer<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'unanswered' }

/** Asks for the next token of access that this browser holds. */
export function askToken(id: string): Promise<Answer<OpenToken>> {
  return ask(`/open/${id}/token`, 'POST', (body) => token.parse(body))
}

/** Asks how access stands that this browser holds. */
export function askStanding(id: string): Promise<Answer<GrantStanding>> {
  return ask(`/open/${id}/standing`, 'GET', readStanding)
}

async function ask<T>(path: string, method: 'GET' | 'POST', read: (body: unknown) => T): Promise<Answer<T>> {
  try {
    const answer = await fetchInTime(path, { method })
    const body: unknown = await answer.json()
    if (answer.ok) return { kind: 'value', value: read(body) }
    const { code, message } = refusal.parse(body)
    return isErrorCode(code) ? { kind: 'refused', failure: { code, message } } : { kind: 'unanswered' }
  } catch {
    return { kind: 'unanswered' }
  }
}

const refusal = z.object({ code: z.string(), message: z.string() })

const standing = z.object({
  state: z.enum(grantStates),
  endsAt: z.number(),
  lastTokenEndsAt: z.nullable(z.number()),
  endedBy: z.nullable(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('agent') }),
      z.object({ kind: z.literal('time') }),
      z.object({ kind: z.literal('member'), name: z.string() }),
    ]),
  ),
  more: z.nullable(
    z.object({
      state: z.enum(['asked', 'agreed', 'declined', 'lapsed']),
      endsAt: z.number(),
      reason: z.string(),
    }),
  ),
  origin: z.string(),
  now: z.number(),
})

function readStanding(body: unknown): GrantStanding {
  return standing.parse(body)
}

function isErrorCode(name: string): name is ErrorCode {
  return Object.hasOwn(errorCodes, name)
}
