import { createHash, randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Browser, Outcome } from './browser'
import type { Running, World } from './world'

const desk = 'app/(console)/issue/actions.ts'

/** Whether each fault shall happen a few times only (`--mode quick`). */
export const isQuick: boolean = import.meta.env.MODE === 'quick'

/** What a lead sends to give access; each call asks for another agent by a key of its own. */
export function wish(world: World, requestKey: string = randomUUID()) {
  return {
    templateId: world.seed.templateId,
    version: 1,
    requestKey,
    agent: { email: `${randomUUID().slice(0, 8)}@acme.example`, name: 'Ida Berg' },
    values: { user_id: 'c_1' },
    reason: 'The customer cannot find the export.',
  }
}

/** Gives access as a lead. */
export function give(lead: Browser, asked: object): Promise<Outcome> {
  return lead.act(`${desk} give`, asked)
}

/** Gives access that is handed over as a bare token, and answers its id. */
export async function giveBare(lead: Browser, world: World): Promise<unknown> {
  const given = await give(lead, { ...wish(world), delivery: 'token' })
  if (!given.ok) throw new Error(given.failure.message)
  return given.value.id
}

/** Makes the bare token of a grant. */
export function mintBare(lead: Browser, id: unknown): Promise<Outcome> {
  return lead.act(`${desk} mintToken`, { id })
}

/** Asks for access, which waits for a decision. */
export function ask(requester: Browser, asked: object): Promise<Outcome> {
  return requester.act(`${desk} ask`, asked)
}

/** Opens a hand-over link in a browser. */
export function claim(agent: Browser, code: unknown): Promise<Outcome> {
  return agent.act('app/(open)/open/actions.ts claim', { code })
}

/** How a token was answered: with the token, or with the code of the refusal. */
export type Renewal = {
  readonly status: number
  readonly token: string | null
  readonly code: string
  readonly detail: string
}

/** Renews as the page of the agent does. */
export async function renew(agent: Browser, id: unknown): Promise<Renewal> {
  const { status, value } = await agent.post(`/open/${id}/token`, {})
  const said = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  return {
    status,
    token: typeof said.token === 'string' ? said.token : null,
    code: String(said.code ?? (status === 200 ? 'done' : status)),
    detail: String(said.message ?? ''),
  }
}

/** How an action ended: `done` or the code of the refusal. */
export function codeOf(outcome: Outcome): string {
  return outcome.ok ? 'done' : outcome.failure.code
}

/** An agent who holds a grant: given by the lead, opened by link. */
export async function holdGrant(app: Running, world: World): Promise<{ readonly agent: Browser; readonly id: string }> {
  const given = await give(app.browser('lead'), wish(world))
  if (!given.ok) throw new Error(given.failure.message)
  const agent = app.browser()
  const claimed = await claim(agent, given.value.code)
  if (!claimed.ok) throw new Error(claimed.failure.message)
  return { agent, id: String(claimed.value.id) }
}

/** What left the server: every token, and the ids of all grants that were answered. */
export type Received = { readonly tokens: string[]; readonly grants: string[] }

/** What is delivered is a subset of what is recorded, and each table says what the journal says. */
export async function expectRecorded(world: World, { tokens, grants }: Received): Promise<void> {
  const entries = await world.rows<{ deed: string; target: string; detail: string }>(
    "select deed, target, detail from journal where outcome = 'done' and deed like 'grant.%' order by seq",
  )
  const stored = (await world.rows<{ sha256: string }>('select sha256 from grant_token')).map(({ sha256 }) => sha256)
  const written = entries
    .filter(({ deed }) => /^grant\.(renew|token)$/.test(deed))
    .map(({ detail }) => JSON.parse(detail).sha256)
  expect(stored.toSorted()).toEqual(written.toSorted())
  const delivered = tokens.map((token) => createHash('sha256').update(token).digest('hex'))
  expect(delivered.filter((sha256) => !written.includes(sha256))).toEqual([])
  const rows = await world.rows<{ id: string; state: string; key: string }>(
    'select id, state, request_key as key from access_grant',
  )
  const given = entries.filter(({ deed }) => /^grant\.(give|ask)$/.test(deed)).map(({ target }) => target)
  expect(rows.map(({ id }) => id).toSorted()).toEqual(given.toSorted())
  expect(grants.filter((id) => !given.includes(id))).toEqual([])
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  const claimed = entries.filter(({ deed }) => /^grant\.(claim|token)$/.test(deed)).map(({ target }) => target)
  expect(
    rows
      .filter(({ state }) => state === 'active')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(claimed.toSorted())
}

/** What came of a request whose server may be gone before it answers; null when nothing came. */
export function orCut<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null)
}
