import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, type EpochMs, isJsonObject, type JsonObject } from '@/lib/base'
import { buildClaims } from '@/lib/claims'
import type { Connection } from '@/lib/connection'
import { getConnection } from '@/lib/connection/server'
import { getGuardrail } from '@/lib/guardrails/server'
import { readJson } from '@/lib/json'
import { currentSigningKey } from '@/lib/keys/server'
import type { ReadDb } from '@/lib/server/db'
import { printAgent, takeLookupKey } from '@/lib/server/lookup'
import { preparedCommand } from '@/lib/server/service'
import { holdSignedUnder, type SignedUnder, signCompact } from '@/lib/tokens/server'
import { stateAt } from '../../lifecycle'
import { ruleOf } from '../../reach/terms'
import { listHeldClaims } from '../giving/end-sessions'
import { grantId } from '../giving/input'
import { factsOf } from '../row'
import { claimsOf } from '../sealed-claims'
import { listByIds, lockGrants } from '../store'
import type { GrantTable } from '../tables'
import { requireTerms } from '../terms'
import { hasTokenFor } from '../trail/store'
import { printPlace } from '../using/mint'

/** So long the token lives with which Remit asks an account to end what runs. */
const lifetimeSeconds = 60

/** What Remit asks an account with. It stays in this process. */
export type AskingToken = {
  readonly ids: readonly string[]
  readonly origin: string
  readonly email: string
  /** One for each grant that reached sessions; none where there is nothing to ask. */
  readonly tokens: readonly string[]
  /** The claims of other access that the agent has: what that reaches runs on. */
  readonly others: readonly JsonObject[]
}

type Signed = Omit<AskingToken, 'ids'> & {
  readonly kids: readonly string[]
  readonly exp: number
  readonly under: SignedUnder | null
}

/** The grants that are asked about, all of one agent. */
export const askedGrants = z.strictObject({ ids: z.array(grantId).min(1).max(50) })

/**
 * Signs Remit's own tokens to end what still runs of access: for the agent, for a minute, to read and end sessions within
 * what each grant reached and nothing else. Only for what was given, has ended (`conflict`) and had a token for the account
 * that tokens are for now. They are recorded before any of them leaves, by what tells them from others and never themselves.
 */
export const signAskingToken = preparedCommand({
  deed: 'grant.end-sessions',
  input: askedGrants,
  prepare: async ({ db, input: { ids }, now }): Promise<Signed> => {
    const rows = await listByIds(db, ids)
    const email = requireOver(rows, ids, now)
    const connection = await getConnection(db)
    if (connection.kind === 'sandbox') {
      throw new AppError('blocked', { message: 'Tokens are for the sandbox, where ending access ends its sessions.' })
    }
    const asked: GrantTable[] = []
    for (const row of rows) if (await hasTokenFor(db, row.id, printPlace(connection))) asked.push(row)
    const others = await listHeldClaims(db, email, now)
    return sign(db, { rows: asked, connection, email, others, now })
  },
  run: async ({ tx, input: { ids }, prepared: { under, kids, exp, ...value }, now }) => {
    if (under !== null) await holdSignedUnder(tx, under)
    requireOver(
      await lockGrants(
        tx,
        ids.map((id) => ({ id })),
      ),
      ids,
      now,
    )
    const agent = printAgent(await takeLookupKey(tx), value.email)
    const sha256 = value.tokens.map((token) => createHash('sha256').update(token).digest('hex'))
    const detail = { agent, asked: value.origin, ids: [...ids], kids: [...kids], exp, sha256 }
    return { value: { ...value, ids } satisfies AskingToken, target: ids[0] ?? null, detail }
  },
})

/** The agent of grants that were given and have ended. Throws `conflict` for any other, and `sealed` for what was changed. */
function requireOver(rows: readonly GrantTable[], ids: readonly string[], now: EpochMs): string {
  const [first] = rows
  if (first === undefined || rows.length !== new Set(ids).size) throw new AppError('not_found')
  for (const row of rows) {
    requireTerms(row)
    const state = stateAt(factsOf(row), now)
    if (row.ready_at === null || (state !== 'ending' && state !== 'ended')) {
      throw new AppError('conflict', {
        message: 'Sessions are ended for access that was given and has ended. End it first.',
      })
    }
  }
  if (rows.some((row) => row.agent_email !== first.agent_email)) {
    throw new AppError('invalid', { field: 'ids', message: 'Ask for the access of one agent at a time.' })
  }
  return first.agent_email
}

type Asked = {
  readonly rows: readonly GrantTable[]
  readonly connection: Connection
  readonly email: string
  readonly others: readonly JsonObject[]
  readonly now: EpochMs
}

async function sign(db: ReadDb, { rows, connection, email, others, now }: Asked): Promise<Signed> {
  const { origin, licenseKey } = connection
  const exp = Math.floor(now / 1000) + lifetimeSeconds
  const rules = [...new Set(rows.flatMap((row) => endingPolicy(claimsOf(row))))]
  if (rules.length === 0) return { origin, email, tokens: [], others, kids: [], exp, under: null }
  const { revision: guardrailRevision } = await getGuardrail(db)
  const key = await currentSigningKey(db)
  const tokens: string[] = []
  for (const text of rules) {
    const read = readJson(text)
    const stamp = { licenseKey, subject: email, displayName: 'Remit', issuedAt: now, lifetimeSeconds }
    const built = read.ok ? buildClaims(read.value, stamp) : null
    if (built === null || !built.ok) throw new AppError('internal')
    tokens.push(await signCompact(built.value.text, key))
  }
  const under = { guardrailRevision, connection, kid: key.kid }
  return { origin, email, tokens, others, kids: [key.kid], exp, under }
}

/** Claims to read and end the sessions that others reach, as a text; none where they reach no session. */
function endingPolicy(claims: JsonObject): readonly string[] {
  const rule = ruleOf(claims, 'sessions')
  if (rule === null) return []
  const { id, custom_data: data } = rule
  const condition = { ...(typeof id === 'string' ? { id } : {}), ...(isJsonObject(data) ? { custom_data: data } : {}) }
  const sessions = { ...condition, permissions: ['read', 'update'] }
  return [JSON.stringify({ role: null, policy: { version: 3, sessions } })]
}
