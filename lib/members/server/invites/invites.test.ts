import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '@/lib/authz'
import type { MadeInvite } from '@/lib/members'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller } from '@/lib/server/service'
import { codeOf, contextOf, done } from '@/lib/server/service/testing'
import { currentCaller } from '../current-caller'
import { changeRoles, disableMember } from '../people/change'
import { listMembers } from '../people/read'
import type { MemberTables } from '../tables'
import { addMember, addOwner, post, withCookies } from '../testing'
import { acceptInvite, readInvite } from './accept'
import { cancelInvite, inviteMember } from './invite'

const hour = 3_600_000
const person = { name: 'Ada', password: 'a password of her own' }
let database: Database
let owner: Caller

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
  await addOwner(database)
  owner = await addMember(database, 'Otto', ['owner'])
})
afterEach(() => database.close())

function tables() {
  return database.db.withTables<MemberTables & JournalTables>()
}

function invite(email = 'ada@example.com', roles: Role[] = ['author'], now = Date.now()): Promise<MadeInvite> {
  return done(inviteMember, { email, roles }, contextOf(owner, now))
}

function tokenOf({ link }: { readonly link: string }): string {
  return new URL(link).hash.replace('#token=', '')
}

/** How a try to accept ended: `done`, or the sentence of its refusal. */
async function accept(token: string, now = Date.now()): Promise<string> {
  const outcome = await acceptInvite.execute(contextOf(null, now), { token, ...person })
  return outcome.ok ? 'done' : outcome.failure.message
}

async function pending(): Promise<readonly string[]> {
  return (await done(listMembers, {}, contextOf(owner))).invites.map(({ email }) => email)
}

test('an invited person accepts, signs in, and is a member with the roles of the invite', async () => {
  const token = tokenOf(await invite('  Ada@Example.com ', ['auditor', 'author']))
  expect(await done(readInvite, { token }, contextOf(null))).toMatchObject({
    email: 'ada@example.com',
    roles: ['author', 'auditor'],
  })
  expect(await accept(token)).toBe('done')
  const cookies = withCookies(await post('sign-in/email', { email: 'ada@example.com', password: person.password }))
  expect(await currentCaller(cookies)).toMatchObject({ name: 'Ada', roles: ['author', 'auditor'] })
  expect(await pending()).toEqual([])
})

test('the link carries 192 random bits behind the #, and nothing kept gives them back', async () => {
  const made = await invite()
  const token = tokenOf(made)
  expect(Buffer.from(token, 'base64url')).toHaveLength(24)
  expect(new URL(made.link)).toMatchObject({ pathname: '/invite', search: '' })
  await accept(token)
  const rows = await Promise.all([
    tables().selectFrom('invite').selectAll().execute(),
    tables().selectFrom('journal').selectAll().execute(),
  ])
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(JSON.stringify(rows)).not.toContain(person.password)
})

test('of many accepts at once exactly one gets through, and the others are told', async () => {
  const token = tokenOf(await invite())
  const answers = await Promise.all(Array.from({ length: 12 }, () => accept(token)))
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(1)
  expect(new Set(answers.filter((answer) => answer !== 'done'))).toEqual(
    new Set([expect.stringMatching(/already accepted/)]),
  )
  const users = await tables().selectFrom('auth_user').select('id').where('email', '=', 'ada@example.com').execute()
  expect(users).toHaveLength(1)
  expect(await tables().selectFrom('member').select('id').execute()).toHaveLength(3)
})

test('two invites of one address made at once leave one that works and one member', async () => {
  const made = await Promise.all([invite(), invite()])
  const answers = await Promise.all(made.map((one) => accept(tokenOf(one))))
  expect(answers.toSorted()).toEqual([expect.stringMatching(/was cancelled/), 'done'])
})

test('an invite that has expired, was cancelled, was used or never was, each says so', async () => {
  const made = Date.now()
  const token = tokenOf(await invite('ada@example.com', ['author'], made))
  expect(await accept(token, made + 48 * hour)).toMatch(/has expired/)
  expect(await codeOf(readInvite, { token }, contextOf(null, made + 48 * hour))).toBe('invite_ended')
  expect(await codeOf(readInvite, { token }, contextOf(null, made + 48 * hour - 1))).toBe('done')

  const cancelled = await invite('bo@example.com')
  await done(cancelInvite, { id: cancelled.id }, contextOf(owner))
  expect(await accept(tokenOf(cancelled))).toMatch(/was cancelled/)

  expect(await accept(token)).toBe('done')
  expect(await accept(token)).toMatch(/already accepted/)
  expect(await accept('a'.repeat(32))).toMatch(/not the link of an invite/)
  expect(await accept('short')).toMatch(/not the link of an invite/)
})

test('a new invite of an address ends the one before', async () => {
  const first = await invite()
  const second = await invite()
  expect(await pending()).toEqual(['ada@example.com'])
  expect(await accept(tokenOf(first))).toMatch(/a newer one took its place/)
  expect(await accept(tokenOf(second))).toBe('done')
})

test('a member cannot be invited, disabled or not, however the address is spelled', async () => {
  const ada = await addMember(database, 'Ada', ['author'])
  for (const email of ['ada@example.com', ' ADA@example.com']) {
    const outcome = await inviteMember.execute(contextOf(owner), { email, roles: ['author'] })
    expect(outcome.ok ? null : outcome.failure).toMatchObject({ code: 'conflict', field: 'email' })
  }
  await done(disableMember, { id: ada.id }, contextOf(owner))
  expect(await codeOf(inviteMember, { email: ada.email, roles: ['author'] }, contextOf(owner))).toBe('conflict')
})

test('an invite of someone who became a member otherwise is refused, and makes nobody', async () => {
  const token = tokenOf(await invite())
  await addMember(database, 'Ada', ['lead'])
  expect(await accept(token)).toMatch(/already a member/)
  expect(await tables().selectFrom('member').select('id').execute()).toHaveLength(3)
})

test.each<[string, { name?: string; password?: string }, string]>([
  ['no name', { name: ' ' }, 'name'],
  ['a short password', { password: 'eleven char' }, 'password'],
  ['a password among the first guessed', { password: 'password1234' }, 'password'],
  ['a password made of the name', { name: 'Adalbert', password: 'Adalbert2026' }, 'password'],
  ['a password made of the address of the invite', { password: 'ada@example.com' }, 'password'],
])('%s is refused by field, and leaves the invite open', async (_name, change, field) => {
  const token = tokenOf(await invite())
  const refused = await acceptInvite.execute(contextOf(null), { token, ...person, ...change })
  expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invalid', field })
  expect(await codeOf(readInvite, { token }, contextOf(null))).toBe('done')
})

test('no password is judged for who has no open invite: the token is asked first', async () => {
  const refused = await acceptInvite.execute(contextOf(null), {
    token: 'A'.repeat(32),
    ...person,
    password: 'password1234',
  })
  expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invite_unknown' })
})

test.each<[string, { email: string; roles: Role[] }, string]>([
  ['an address that is none', { email: 'ada', roles: ['author'] }, 'email'],
  ['no role', { email: 'ada@example.com', roles: [] }, 'roles'],
])('an invite with %s is refused by field', async (_name, input, field) => {
  const refused = await inviteMember.execute(contextOf(owner), input)
  expect(refused.ok ? null : refused.failure).toMatchObject({ code: 'invalid', field })
})

test('an address of the network has thirty tries a minute at invites, right tokens counted, and says how long to wait', async () => {
  const now = Date.now()
  const token = tokenOf(await invite('ada@example.com', ['author'], now))
  const from = (address: string, at = now) => ({ ...contextOf(null, at), address })
  const guess = { token: 'a'.repeat(32) }
  for (let round = 0; round < 29; round += 1) {
    expect(await codeOf(readInvite, guess, from(`2001:db8:1:2::${round}`, now + round))).toBe('invite_unknown')
  }
  expect(await codeOf(readInvite, { token }, from('2001:db8:1:2::aaaa', now + 29))).toBe('done')
  const late = from('2001:db8:1:2::bbbb', now + 59_999)
  const refusal = { code: 'too_many', message: 'Too many tries. Wait a minute and try again.' }
  const read = await readInvite.execute(late, { token })
  const accepted = await acceptInvite.execute(late, { token, ...person })
  expect([read, accepted]).toMatchObject([{ failure: refusal }, { failure: refusal }])
  expect(await codeOf(readInvite, { token }, from('2001:db8:1:3::1', now + 59_999))).toBe('done')
  expect(await codeOf(acceptInvite, { token, ...person }, from('2001:db8:1:2::bbbb', now + 60_000))).toBe('done')
})

test('an invite is cancelled once, and not after it was accepted', async () => {
  const made = await invite()
  expect(await codeOf(cancelInvite, { id: made.id }, contextOf(owner))).toBe('done')
  expect(await codeOf(cancelInvite, { id: made.id }, contextOf(owner))).toBe('not_found')
  const used = await invite()
  await accept(tokenOf(used))
  expect(await codeOf(cancelInvite, { id: used.id }, contextOf(owner))).toBe('not_found')
})

test('the invites of whoever may no longer invite end with it', async () => {
  const other = await addMember(database, 'Petra', ['owner'])
  const made = await done(inviteMember, { email: 'ada@example.com', roles: ['owner'] }, contextOf(other))
  await done(changeRoles, { id: other.id, roles: ['author'], was: ['owner'] }, contextOf(owner))
  expect(await accept(tokenOf(made))).toMatch(/was cancelled/)
})

test('an expired invite stays on the list until it is cancelled', async () => {
  const made = await invite('ada@example.com', ['author'], Date.now() - 49 * hour)
  expect(await pending()).toEqual(['ada@example.com'])
  await done(cancelInvite, { id: made.id }, contextOf(owner))
  expect(await pending()).toEqual([])
})

test('inviting, accepting and cancelling are in the journal', async () => {
  const made = await invite()
  await accept(tokenOf(made))
  const other = await invite('bo@example.com')
  await done(cancelInvite, { id: other.id }, contextOf(owner))
  const rows = await tables().selectFrom('journal').select(['deed', 'actor', 'target']).orderBy('seq').execute()
  expect(rows).toEqual([
    { deed: 'member.invite', actor: owner.id, target: made.id },
    { deed: 'member.accept', actor: 'anonymous', target: expect.stringMatching(/^mem_/) },
    { deed: 'member.invite', actor: owner.id, target: other.id },
    { deed: 'member.invite-cancel', actor: owner.id, target: other.id },
  ])
})
