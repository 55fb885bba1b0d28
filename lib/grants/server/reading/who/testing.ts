import { randomBytes } from 'node:crypto'
import type { Id, JsonObject } from '@/lib/base'
import { type Database, writeTransaction } from '@/lib/server/db'
import { takeLookupKey } from '@/lib/server/lookup'
import { makeId } from '@/lib/server/service'
import { done, owner } from '@/lib/server/service/testing'
import { printTerm, termsOfClaims } from '../../../reach/terms'
import { giveGrant } from '../..'
import { sealContent } from '../../seal'
import { changeGrant, insertGrant, requireGrant } from '../../store'
import type { GrantTable } from '../../tables'
import { askFor, at, liveTemplate } from '../../testing'
import { insertToken, moveReach } from '../../trail/store'

/** A grant that was put into the database, with the one token that it minted. */
export type Planted = {
  readonly id: Id<'gnt'>
  readonly claims: JsonObject
  readonly from: number
  readonly to: number
}

type Wanted = Omit<Planted, 'id'> & { readonly email: string }

/** A grant of these claims as giving and renewing leave it: filed under its terms, with one token. */
export async function plantGrant(database: Database, { claims, from, to, email }: Wanted): Promise<Planted> {
  const id = makeId('gnt')
  const model = await modelOf(database)
  await writeTransaction(database.db, async (tx) => {
    const key = await takeLookupKey(tx)
    const reach = termsOfClaims(claims).map((term) => key.hash('reach', printTerm(term)))
    const row = {
      ...model,
      id,
      state: 'active',
      agent_email: email,
      asked_at: from,
      request_key: randomBytes(16).toString('hex'),
      claim_hash: null,
      minted: 1,
      last_token_ends_at: to,
      sealed: sealContent(id, { text: JSON.stringify(claims), values: {}, narrowing: null, request: null }),
    }
    await insertGrant(tx, row, { values: [], reach })
  })
  await plantToken(database, { id, from, to })
  return { id, claims, from, to }
}

/** One more token of a grant. */
export async function plantToken(
  database: Database,
  { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
): Promise<void> {
  await writeTransaction(database.db, async (tx) => {
    await insertToken(tx, {
      id: makeId('tok'),
      grant_id: id,
      kid: 'k',
      issued_at: from,
      expires_at: to,
      sha256: 'x',
      place: '',
    })
    await changeGrant(tx, id, { last_token_ends_at: to })
    await moveReach(tx, id, to)
  })
}

/** Changes a row of a grant, as somebody would who writes to the database and has no key. */
export async function changeOutside(
  { db }: Database,
  id: string,
  change: Partial<Pick<GrantTable, 'sealed' | 'agent_email'>>,
): Promise<void> {
  const rows = db.withTables<{ access_grant: GrantTable }>().updateTable('access_grant')
  await rows.set(change).where('id', '=', id).execute()
}

const models = new WeakMap<Database, Promise<GrantTable>>()

/** A grant that the product gave, of which others are copies. */
function modelOf(database: Database): Promise<GrantTable> {
  const known = models.get(database) ?? makeModel(database)
  models.set(database, known)
  return known
}

async function makeModel(database: Database): Promise<GrantTable> {
  const { id } = await done(giveGrant, askFor(await liveTemplate()), at(0, owner))
  return requireGrant(database.db, id)
}
