import { z } from 'zod'
import type { Target } from '@/lib/policy'

/** A session of an account that is not over, as far as it matters here. */
export type AccountSession = { readonly id: string; readonly email: string | null; readonly target: Target }

/** Why an account could not be asked, in a sentence for people. */
export class AccountProblem extends Error {}

/** So long one request may take; whoever ended access waits for it. */
const patienceMs = 5_000
/** So much of an answer is read. */
const maxAnswerBytes = 2_000_000
const maxSessions = 200

const Sessions = z.array(
  z.object({
    id: z.string().regex(/^[\w.-]{1,200}$/),
    agent: z.object({ id: z.string(), email: z.string().optional() }).optional(),
    custom_data: z.record(z.string(), z.unknown()).default({}),
  }),
)

type Account = { readonly origin: string; readonly token: string }

/** The sessions that run of the agent whom the token is for, as far as its policy reaches. Throws `AccountProblem`. */
export async function listOwnSessions(account: Account): Promise<readonly AccountSession[]> {
  const states = ['pending', 'authorizing', 'active'].map((state) => `state%5B%5D=${state}`).join('&')
  const answer = await ask(account, 'GET', `/api/1/sessions?${states}&limit=${maxSessions}`)
  const read = Sessions.safeParse(answer)
  if (!read.success) throw new AccountProblem(`${account.origin} answered with what is no list of sessions.`)
  return read.data.map(({ id, agent, custom_data: data }) => ({
    id,
    email: agent?.email ?? null,
    target: { id, custom_data: scalarsOf(data), ...(agent === undefined ? {} : { agent: agent.id }) },
  }))
}

/** Ends a session. Throws `AccountProblem` unless the account says that it has ended. */
export async function endSession(account: Account, id: string): Promise<void> {
  const answer = await ask(account, 'PUT', `/api/1/sessions/${encodeURIComponent(id)}`, { id, state: 'ended' })
  const ended = z.object({ state: z.literal('ended') }).safeParse(answer)
  if (!ended.success) throw new AccountProblem(`${account.origin} did not say that the session has ended.`)
}

function scalarsOf(data: Readonly<Record<string, unknown>>): NonNullable<Target['custom_data']> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [[key, value]] : [],
    ),
  )
}

/** One request, with the token in its header alone. No redirect is followed: the token is for this origin. */
async function ask({ origin, token }: Account, method: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const sent = { method, headers, redirect: 'error', cache: 'no-store' } as const
  const signal = AbortSignal.timeout(patienceMs)
  try {
    const answer = await fetch(`${origin}${path}`, {
      ...sent,
      signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await readText(answer, origin)
    if (answer.ok) return JSON.parse(text)
    throw new AccountProblem(`${origin} refused (${answer.status}).`)
  } catch (fault) {
    if (fault instanceof AccountProblem) throw fault
    const why = signal.aborted ? `did not answer within ${patienceMs / 1000} seconds` : 'could not be asked'
    throw new AccountProblem(`${origin} ${why}.`)
  }
}

async function readText(answer: Response, origin: string): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.byteLength
    if (size > maxAnswerBytes) throw new AccountProblem(`${origin} answered with more than Remit reads.`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
