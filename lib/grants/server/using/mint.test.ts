import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { changeConnection } from '@/lib/connection/server'
import { addKeyIn, generateMaterial } from '@/lib/keys/server'
import { addMember, addOwner } from '@/lib/members/server/testing'
import { type Database, writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { type Caller, makeId } from '@/lib/server/service'
import { done } from '@/lib/server/service/testing'
import { claimGrant, giveGrant, mintBareToken, renewGrant } from '..'
import { askFor, at, liveTemplate, makeKeys, start } from '../testing'

let database: Database
let lead: Caller

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  await database?.close()
  database = await testDb()
  await addOwner(database)
  await makeKeys()
  lead = await addMember(database, 'Lena', ['lead'])
})
afterAll(() => database.close())

async function mintOfLink() {
  const { code } = await done(giveGrant, askFor(await liveTemplate()), at(0, lead))
  const held = await done(claimGrant, { code: code ?? '' }, at(1, null))
  return () => renewGrant.execute(at(2, null), { id: held.id, holder: held.holder })
}

async function mintBare() {
  const template = await liveTemplate({ deliveries: ['link', 'token'] })
  const { id } = await done(giveGrant, askFor(template, { delivery: 'token' }), at(0, lead))
  return () => mintBareToken.execute(at(2, lead), { id })
}

async function after<T>(turns: number, act: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
  return act()
}

/** The deeds of the journal, oldest first, without those in between that are of the key that was. */
async function lastDeeds(): Promise<readonly string[]> {
  const rows = database.db.withTables<JournalTables>().selectFrom('journal').select('deed').orderBy('seq')
  return (await rows.execute()).map(({ deed }) => deed)
}

/** In the place of the tokens that are being signed: an account, or another one. */
function moveTo(licenseKey: string) {
  return done(changeConnection, { kind: 'eu', licenseKey })
}

test.each([
  ['a renewed token', mintOfLink],
  ['a bare token', mintBare],
])(
  '%s that is signed while the connection or the key changes leaves before the change, or not at all',
  async (_what, prepare) => {
    for (let turns = 0; turns < 40; turns += 2) {
      const mint = await prepare()
      const material = await generateMaterial(2048)
      const isKey = turns % 4 === 0
      const by = { origin: 'generated', createdAt: start, createdBy: lead.id, requestId: makeId('req') } as const
      const [minted] = await Promise.all([
        mint(),
        after<unknown>(turns, () =>
          isKey
            ? writeTransaction(database.db, (tx) => addKeyIn(tx, { id: makeId('key'), material, ...by }))
            : moveTo(`acme-${randomBytes(4).toString('hex')}-${turns}`),
        ),
      ])
      if (!minted.ok) {
        const named = isKey ? /signing key was changed/ : /connection was changed/
        expect(minted.failure).toMatchObject({ code: 'conflict', message: expect.stringMatching(named) })
        continue
      }
      // Either it was recorded before the change, or it is of what counts since.
      const deeds = await lastDeeds()
      const isFirst = /^grant\.(renew|token)$/.test(deeds.at(isKey ? -3 : -2) ?? '')
      const { token } = minted.value
      const isOfNow = isKey
        ? decodeProtectedHeader(token).kid === material.kid
        : String(decodeJwt(token).iss).endsWith(`-${turns}`)
      expect([turns, isFirst || isOfNow]).toEqual([turns, true])
    }
  },
)
