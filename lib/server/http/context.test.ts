import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '@/lib/base'
import { generateKey } from '@/lib/keys/server'
import type { KeyTables } from '@/lib/keys/server/tables'
import { changeRoles, disableMember, endSession } from '@/lib/members/server'
import type { MemberTables } from '@/lib/members/server/tables'
import { addMember, addOwner, owner, post, withCookies } from '@/lib/members/server/testing'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { codeOf, done } from '@/lib/server/service/testing'
import { contextOf } from './context'

let database: Database
let ofOwner: Headers
let ofKim: Headers
let kim: Id<'mem'>

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  database = await testDb()
  await addOwner(database)
  kim = (await addMember(database, 'Kim', ['key-custodian'])).id
  ofOwner = withCookies(await post('sign-in/email', owner))
  ofKim = withCookies(await post('sign-in/email', { ...owner, email: 'kim@example.com' }))
})
afterEach(() => database.close())

function keyCount(): Promise<number> {
  const keys = database.db.withTables<KeyTables>().selectFrom('signing_key').select('id').execute()
  return keys.then(({ length }) => length)
}

const setRoles = (roles: readonly string[]) =>
  database.db
    .withTables<MemberTables>()
    .updateTable('member')
    .set({ roles: JSON.stringify(roles) })
    .where('id', '=', kim)
    .execute()

test.each([
  ['disabled', 'unauthenticated', async () => done(disableMember, { id: kim }, await contextOf(ofOwner))],
  ['signed out', 'unauthenticated', async () => endSession(ofKim)],
  [
    'given other roles',
    'unauthenticated',
    async () => done(changeRoles, { id: kim, roles: ['author'], was: ['key-custodian'] }, await contextOf(ofOwner)),
  ],
  ['without the role', 'forbidden', async () => setRoles(['author'])],
])('who is %s while a key of theirs is made adds none (%s)', async (_how, code, happen) => {
  // The request came while all was well; what it asks for takes long.
  const context = await contextOf(ofKim)
  await happen()
  expect(await codeOf(generateKey, { modulusLength: 2048 }, context)).toBe(code)
  expect(await keyCount()).toBe(0)
})

test('who stays who they were adds the key', async () => {
  expect(await codeOf(generateKey, { modulusLength: 2048 }, await contextOf(ofKim))).toBe('done')
  expect(await keyCount()).toBe(1)
})
