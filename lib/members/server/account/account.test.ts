import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Database, writeTransaction } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller } from '@/lib/server/service'
import { codeOf, contextOf, done } from '@/lib/server/service/testing'
import { currentCaller } from '../current-caller'
import { addMember, addOwner, owner, post, withCookies } from '../testing'
import { changePassword } from './change-password'
import { endOtherSessions, endOwnSession, listSessionsOfCaller } from './sessions'
import { findPasswordByEmail, isStillPassword, replacePassword } from './store'

const next = 'seven slow green trams'
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

let database: Database
let here: Headers
let caller: Caller

beforeAll(() => {
  shareKek(ringOf(randomBytes(32)))
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
})
beforeEach(async () => {
  database = await testDb()
  await addOwner(database)
  here = await signIn()
  caller = await callerOf(here)
})
afterEach(() => database.close())

async function signIn(more: Record<string, string> = {}, password: string = owner.password): Promise<Headers> {
  return withCookies(await post('sign-in/email', { ...owner, password }, { 'user-agent': firefox, ...more }))
}

async function callerOf(headers: Headers): Promise<Caller> {
  const found = await currentCaller(headers)
  if (found === null) throw new Error('nobody is signed in')
  return found
}

function change(input: { current?: string; password?: string } = {}, by = caller) {
  return changePassword.execute(contextOf(by), { current: owner.password, password: next, ...input })
}

async function failureOf(outcome: ReturnType<typeof change>) {
  const ended = await outcome
  return ended.ok ? null : ended.failure
}

async function entries(): Promise<readonly Record<string, unknown>[]> {
  const journal = database.db.withTables<{ journal: Record<string, unknown> }>().selectFrom('journal').selectAll()
  return (await journal.orderBy('seq').execute()).filter(({ deed }) => String(deed).startsWith('account.'))
}

test('a new password signs in and the old one no longer does; every other sign-in ends, this one stays', async () => {
  const elsewhere = await signIn()
  expect(await change()).toMatchObject({ ok: true, value: { ended: 1 } })
  expect(await currentCaller(elsewhere)).toBeNull()
  expect(await currentCaller(here)).not.toBeNull()
  expect((await post('sign-in/email', owner)).status).toBe(401)
  expect((await post('sign-in/email', { ...owner, password: next })).status).toBe(200)
  const [entry] = await entries()
  expect(entry).toMatchObject({ deed: 'account.change-password', actor: caller.id, target: caller.id, outcome: 'done' })
  expect(JSON.stringify(await entries())).not.toMatch(/trams|long enough|scrypt/)
})

test('no sign-in with the old password outlasts the change, however the two fall together', async () => {
  const [changed, ...begun] = await Promise.all([change(), ...Array.from({ length: 8 }, () => signIn())])
  expect(changed).toMatchObject({ ok: true })
  for (const headers of begun) expect(await currentCaller(headers)).toBeNull()
})

test('a password is known to be another one since it was checked', async () => {
  const former = (await findPasswordByEmail(database.db, owner.email)) ?? ''
  const isStill = () => writeTransaction(database.db, (tx) => isStillPassword(tx, owner.email, former))
  expect(await isStill()).toBe(true)
  await change()
  expect(await isStill()).toBe(false)
})

test.each<[string, { current?: string; password?: string }, string, RegExp]>([
  ['a wrong current password', { current: 'not the password' }, 'current', /not your current password/],
  ['no current password', { current: '' }, 'current', /Enter your current/],
  ['a short new one', { password: 'eleven char' }, 'password', /at least 12/],
  ['one among the first guessed', { password: 'Password2026!' }, 'password', /first passwords that are guessed/],
  ['one’s own address', { password: 'olive@example.com' }, 'password', /your own name or e-mail/],
  ['the same again', { password: owner.password }, 'password', /the password you have/],
])('%s is refused at its field, and nothing changes', async (_name, input, field, message) => {
  const elsewhere = await signIn()
  expect(await failureOf(change(input))).toMatchObject({
    code: 'invalid',
    field,
    message: expect.stringMatching(message),
  })
  expect(await currentCaller(elsewhere)).not.toBeNull()
  expect((await post('sign-in/email', owner)).status).toBe(200)
  expect(await entries()).toEqual([])
})

test('who found a screen left open has ten tries at the password in a quarter of an hour', async () => {
  for (let count = 0; count < 10; count += 1) {
    expect(await failureOf(change({ current: `guess ${count}` }))).toMatchObject({ field: 'current' })
  }
  expect(await failureOf(change())).toMatchObject({
    code: 'too_many',
    message: expect.stringMatching(/Wait 15 minutes/),
  })
})

test('of two changes at once one gets through, and the other says why not', async () => {
  const outcomes = await Promise.all([change(), change({ password: 'nine quick red buses' })])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  // The second may come before or after the first has replaced the password it was checked against.
  expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure.message]))).toEqual([
    expect.stringMatching(/changed elsewhere in the meantime|not your current password/),
  ])
})

test('a password that was replaced since it was checked is not replaced again', async () => {
  const former = await findPasswordByEmail(database.db, owner.email)
  await change()
  const again = { former: former ?? '', next: 'scrypt$of another change', at: Date.now() }
  expect(await writeTransaction(database.db, (tx) => replacePassword(tx, caller.userId, again))).toBe(false)
  expect(await currentCaller(await signIn({}, next))).not.toBeNull()
})

test('one sees where one is signed in, this browser first, and nobody else’s', async () => {
  const ada = await addMember(database, 'Ada', ['lead'])
  await post('sign-in/email', { email: ada.email, password: owner.password })
  await signIn({ 'user-agent': 'curl/8', 'x-remit-client-address': '198.51.100.9' })
  const sessions = await done(listSessionsOfCaller, {}, contextOf(caller))
  expect(sessions.map(({ isThis, address, userAgent }) => ({ isThis, address, userAgent }))).toEqual([
    { isThis: true, address: '203.0.113.7', userAgent: firefox },
    { isThis: false, address: '198.51.100.9', userAgent: 'curl/8' },
  ])
  expect(JSON.stringify(sessions)).not.toContain('token')
})

test('where a sign-in came from is spelled as short as it can be, whichever protocol it came by', async () => {
  await signIn({ 'x-remit-client-address': '2001:db8:0:1::7' })
  await signIn({ 'x-remit-client-address': '::1' })
  const sessions = await done(listSessionsOfCaller, {}, contextOf(caller))
  expect(sessions.map(({ address }) => address).toSorted()).toEqual(['2001:db8:0:1::/64', '203.0.113.7', '::1'])
})

test('a sign-in that has ended by its age is not shown', async () => {
  const later = Date.now() + 31 * 60_000
  expect(await done(listSessionsOfCaller, {}, contextOf(caller, later))).toEqual([])
})

test('one sign-in is ended by itself, and only one of one’s own', async () => {
  const elsewhere = await signIn()
  const [, other] = await done(listSessionsOfCaller, {}, contextOf(caller))
  const ada = await addMember(database, 'Ada', ['lead'])
  const id = other?.id ?? ''
  expect(await codeOf(endOwnSession, { id }, contextOf(ada))).toBe('not_found')
  expect(await codeOf(endOwnSession, { id: caller.sessionId ?? '' }, contextOf(caller))).toBe('invalid')
  expect(await codeOf(endOwnSession, { id }, contextOf(caller))).toBe('done')
  expect(await currentCaller(elsewhere)).toBeNull()
  expect(await currentCaller(here)).not.toBeNull()
  expect(await codeOf(endOwnSession, { id }, contextOf(caller))).toBe('not_found')
  expect((await entries()).map(({ deed, outcome }) => [deed, outcome])).toEqual([['account.end-session', 'done']])
})

test('all others are ended at once, and those of other members go on', async () => {
  const ada = await addMember(database, 'Ada', ['lead'])
  const hers = withCookies(await post('sign-in/email', { email: ada.email, password: owner.password }))
  const elsewhere = [await signIn(), await signIn()]
  expect(await done(endOtherSessions, {}, contextOf(caller))).toEqual({ ended: 2 })
  for (const headers of elsewhere) expect(await currentCaller(headers)).toBeNull()
  expect(await currentCaller(hers)).not.toBeNull()
  expect(await currentCaller(here)).not.toBeNull()
})
