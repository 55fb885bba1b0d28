import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '@/lib/server/db'
import { absentDb, testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { currentCaller } from './current-caller'
import { endSession } from './sign-out'
import type { MemberTables } from './tables'
import { addOwner, owner, post, withCookies } from './testing'

const minute = 60_000
let database: Database
let cookies: Headers

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
  await addOwner(database)
  cookies = withCookies(await post('sign-in/email', owner))
})
afterEach(() => database.close())

function tables() {
  return database.db.withTables<MemberTables>()
}

function ago(milliseconds: number): string {
  return new Date(Date.now() - milliseconds).toISOString()
}

async function sessionCount(): Promise<number> {
  return (await tables().selectFrom('auth_session').select('id').execute()).length
}

test('a live session is its member', async () => {
  expect(await currentCaller(cookies)).toMatchObject({
    kind: 'member',
    id: expect.stringMatching(/^mem_/),
    email: 'olive@example.com',
    name: 'Olive',
    roles: ['owner'],
  })
})

test('while the database is away nobody is said to be signed out: it is refused as what it is', async () => {
  const away = absentDb()
  await expect(currentCaller(cookies)).rejects.toMatchObject({ code: 'unavailable' })
  await away.close()
})

test('nobody is signed in without a cookie', async () => {
  expect(await currentCaller(new Headers())).toBeNull()
  expect(await currentCaller(new Headers({ cookie: 'theme=dark' }))).toBeNull()
})

test('a cookie with any character changed is nobody', async () => {
  const [cookie = ''] = (cookies.get('cookie') ?? '').split('; ').filter((one) => one.startsWith('remit_session='))
  for (const at of [14, 20, 40, cookie.length - 6, cookie.length - 20]) {
    const changed = `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`
    expect(await currentCaller(new Headers({ cookie: changed })), `character ${at}`).toBeNull()
  }
})

test('whoever reads the sessions table cannot make a cookie of it', async () => {
  const row = await tables().selectFrom('auth_session').select('token').executeTakeFirstOrThrow()
  for (const value of [row.token, `${row.token}.`, `${row.token}.${'A'.repeat(43)}=`]) {
    expect(await currentCaller(new Headers({ cookie: `remit_session=${encodeURIComponent(value)}` }))).toBeNull()
  }
})

test('with another key-encryption key every session has ended', async () => {
  const other = await testDb()
  shareKek(ringOf(randomBytes(32)))
  expect(await currentCaller(cookies)).toBeNull()
  await other.close()
})

test('a session unused for 30 minutes has ended, for good', async () => {
  await tables()
    .updateTable('auth_session')
    .set({ updated_at: ago(29 * minute) })
    .execute()
  expect(await currentCaller(cookies)).not.toBeNull()
  await tables()
    .updateTable('auth_session')
    .set({ updated_at: ago(30 * minute + 1) })
    .execute()
  expect(await currentCaller(cookies)).toBeNull()
  expect(await sessionCount()).toBe(0)
})

test('using a session keeps it alive', async () => {
  await tables()
    .updateTable('auth_session')
    .set({ updated_at: ago(20 * minute) })
    .execute()
  await currentCaller(cookies)
  const row = await tables().selectFrom('auth_session').select('updated_at').executeTakeFirstOrThrow()
  expect(Date.now() - new Date(row.updated_at).getTime()).toBeLessThan(minute)
})

test('a session ends after 8 hours, however much it is used', async () => {
  await tables()
    .updateTable('auth_session')
    .set({ created_at: ago(8 * 60 * minute + 1), updated_at: ago(0) })
    .execute()
  expect(await currentCaller(cookies)).toBeNull()
})

test('a session from the future has ended: the clock was set back', async () => {
  for (const column of ['created_at', 'updated_at']) {
    await tables()
      .updateTable('auth_session')
      .set({ [column]: ago(-30_000) })
      .execute()
    expect(await currentCaller(cookies)).not.toBeNull()
  }
  await tables()
    .updateTable('auth_session')
    .set({ created_at: ago(-2 * minute) })
    .execute()
  expect(await currentCaller(cookies)).toBeNull()
})

test('a session past its written end has ended, whatever else the row says', async () => {
  await tables()
    .updateTable('auth_session')
    .set({ expires_at: ago(1) })
    .execute()
  expect(await currentCaller(cookies)).toBeNull()
})

test.each<[string, () => Promise<unknown>]>([
  ['was signed out elsewhere', () => tables().deleteFrom('auth_session').execute()],
  [
    'is past its written end',
    () =>
      tables()
        .updateTable('auth_session')
        .set({ expires_at: ago(1) })
        .execute(),
  ],
  [
    'was unused for 30 minutes',
    () =>
      tables()
        .updateTable('auth_session')
        .set({ updated_at: ago(30 * minute + 1) })
        .execute(),
  ],
  ['is of somebody disabled', () => tables().updateTable('member').set({ disabled_at: Date.now() }).execute()],
  ['is of somebody who is no member', () => tables().deleteFrom('member').execute()],
])('a cookie that was taken before is nobody once its sign-in %s', async (_what, change) => {
  expect(await currentCaller(cookies)).not.toBeNull()
  await change()
  expect(await currentCaller(cookies)).toBeNull()
})

test('a cookie that was taken before is as its member is now', async () => {
  await currentCaller(cookies)
  await tables().updateTable('member').set({ roles: '["auditor"]' }).execute()
  expect(await currentCaller(cookies)).toMatchObject({ roles: ['auditor'] })
})

test('a changed cookie is nobody, also after the true one was taken', async () => {
  await currentCaller(cookies)
  const cookie = cookies.get('cookie') ?? ''
  const at = cookie.indexOf('remit_session=') + 30
  const changed = `${cookie.slice(0, at)}${cookie[at] === 'A' ? 'B' : 'A'}${cookie.slice(at + 1)}`
  expect(await currentCaller(new Headers({ cookie: changed }))).toBeNull()
})

test('a disabled member is nobody at the next request, and cannot sign in again', async () => {
  await tables().updateTable('member').set({ disabled_at: Date.now() }).execute()
  expect(await currentCaller(cookies)).toBeNull()
  const answer = await post('sign-in/email', owner)
  expect(answer.status).toBe(401)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('someone without a member row is nobody', async () => {
  await tables().deleteFrom('member').execute()
  expect(await currentCaller(cookies)).toBeNull()
})

test('a new sign-in is a new session', async () => {
  const again = withCookies(await post('sign-in/email', owner, { cookie: cookies.get('cookie') }))
  expect(again.get('cookie')).not.toBe(cookies.get('cookie'))
})

test('signing out ends the session in the database and takes the cookie away', async () => {
  const answer = await post('sign-out', {}, { cookie: cookies.get('cookie') })
  expect(answer.status).toBe(200)
  expect(answer.headers.getSetCookie().join()).toMatch(/remit_session=;.*Max-Age=0/)
  // What is not saved yet stays in the browser for whoever wrote it.
  expect(answer.headers.get('clear-site-data')).toBe('"cache"')
  expect(await currentCaller(cookies)).toBeNull()
})

test('a foreign page cannot sign anybody out', async () => {
  expect((await post('sign-out', {}, { cookie: cookies.get('cookie'), origin: 'https://evil.example' })).status).toBe(
    403,
  )
  expect(await currentCaller(cookies)).not.toBeNull()
})

test('endSession ends exactly the session of the cookie', async () => {
  const other = withCookies(await post('sign-in/email', owner))
  await endSession(cookies)
  expect(await currentCaller(cookies)).toBeNull()
  expect(await currentCaller(other)).not.toBeNull()
})
