import { randomBytes } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Role } from '@/lib/authz'
import type { Database } from '@/lib/server/db'
import { testDb } from '@/lib/server/db/testing'
import type { JournalTables } from '@/lib/server/journal/tables'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller } from '@/lib/server/service'
import { codeOf, contextOf, done } from '@/lib/server/service/testing'
import { currentCaller } from '../current-caller'
import { inviteMember } from '../invites/invite'
import type { MemberTables } from '../tables'
import { addMember, addOwner, owner as credentials, post, withCookies } from '../testing'
import { changeRoles, disableMember, enableMember } from './change'
import { listMembers } from './read'

let database: Database
let owner: Caller
let ada: Caller

beforeAll(() => shareKek(ringOf(randomBytes(32))))
beforeEach(async () => {
  database = await testDb()
  const id = await addOwner(database)
  const first = await tables().selectFrom('member').select('user_id').executeTakeFirstOrThrow()
  owner = { kind: 'member', id, userId: first.user_id, email: credentials.email, name: 'Olive', roles: ['owner'] }
  ada = await addMember(database, 'Ada', ['author'])
})
afterEach(() => database.close())

function tables() {
  return database.db.withTables<MemberTables & JournalTables>()
}

async function signIn({ email }: Caller): Promise<Headers> {
  return withCookies(await post('sign-in/email', { email, password: credentials.password }))
}

function byOwner() {
  return contextOf(owner)
}

async function listed(id: string) {
  const { members } = await done(listMembers, {}, byOwner())
  return members.find((member) => member.id === id)
}

/** How many people could still run this Remit. */
async function ownersLeft(): Promise<number> {
  const { members } = await done(listMembers, {}, byOwner())
  return members.filter(({ disabledAt, roles }) => disabledAt === null && roles.includes('owner')).length
}

test('a change of roles ends every sign-in of that member and no other, and the next one has the new roles', async () => {
  const browsers = [await signIn(ada), await signIn(ada)]
  const mine = await signIn(owner)
  await done(changeRoles, { id: ada.id, roles: ['auditor', 'lead'], was: ['author'] }, byOwner())
  expect(await Promise.all(browsers.map(currentCaller))).toEqual([null, null])
  expect((await listed(ada.id))?.signIns).toBe(0)
  expect((await currentCaller(await signIn(ada)))?.roles).toEqual(['lead', 'auditor'])
  expect(await currentCaller(mine)).not.toBeNull()
})

test.each<[string, Role[], Role[]]>([
  ['a role less', ['author', 'lead'], ['lead']],
  ['a role more', ['author'], ['author', 'lead']],
])('%s is a change that ends a sign-in', async (_name, was, roles) => {
  const otto = await addMember(database, 'Otto', was)
  const before = await signIn(otto)
  await done(changeRoles, { id: otto.id, roles, was }, byOwner())
  expect(await currentCaller(before)).toBeNull()
})

test('roles that stay as they were, and changes that are refused, end no sign-in', async () => {
  const cookies = await signIn(ada)
  await done(changeRoles, { id: ada.id, roles: ['author'], was: ['author'] }, byOwner())
  expect(await codeOf(changeRoles, { id: ada.id, roles: ['owner'], was: ['lead'] }, byOwner())).toBe('conflict')
  expect((await currentCaller(cookies))?.roles).toEqual(['author'])
})

test('whoever looked at other roles than there are now changes nothing', async () => {
  await done(changeRoles, { id: ada.id, roles: ['lead'], was: ['author'] }, byOwner())
  expect(await codeOf(changeRoles, { id: ada.id, roles: ['owner'], was: ['author'] }, byOwner())).toBe('conflict')
  expect((await listed(ada.id))?.roles).toEqual(['lead'])
})

test('disabling ends every sign-in at once, and nobody signs in as them', async () => {
  const browsers = [await signIn(ada), await signIn(ada)]
  const mine = await signIn(owner)
  expect((await listed(ada.id))?.signIns).toBe(2)
  expect(await done(disableMember, { id: ada.id }, byOwner())).toEqual({ signIns: 2, invites: 0 })
  expect(await Promise.all(browsers.map(currentCaller))).toEqual([null, null])
  const left = await tables().selectFrom('auth_session').select('user_id').execute()
  expect(left.map(({ user_id }) => user_id)).toEqual([owner.userId])
  expect((await post('sign-in/email', { email: ada.email, password: credentials.password })).status).toBe(401)
  expect(await currentCaller(mine)).not.toBeNull()
})

test('enabling lets them sign in again with their roles, and brings no old sign-in back', async () => {
  const before = await signIn(ada)
  await done(disableMember, { id: ada.id }, byOwner())
  await done(enableMember, { id: ada.id }, byOwner())
  expect(await currentCaller(before)).toBeNull()
  expect(await currentCaller(await signIn(ada))).toMatchObject({ id: ada.id, roles: ['author'] })
})

test('disabling and enabling twice is said, not done', async () => {
  expect(await codeOf(enableMember, { id: ada.id }, byOwner())).toBe('conflict')
  await done(disableMember, { id: ada.id }, byOwner())
  expect(await codeOf(disableMember, { id: ada.id }, byOwner())).toBe('conflict')
})

test('nobody disables or enables themself, or changes their own roles, not even beside other owners', async () => {
  await addMember(database, 'Otto', ['owner'])
  expect(await codeOf(disableMember, { id: owner.id }, byOwner())).toBe('forbidden')
  expect(await codeOf(enableMember, { id: owner.id }, byOwner())).toBe('forbidden')
  expect(await codeOf(changeRoles, { id: owner.id, roles: ['owner', 'author'], was: ['owner'] }, byOwner())).toBe(
    'forbidden',
  )
  expect((await listed(owner.id))?.roles).toEqual(['owner'])
})

test('the last owner is neither disabled nor stripped, even by someone who was an owner when they asked', async () => {
  const otto = await addMember(database, 'Otto', ['owner'])
  await done(changeRoles, { id: otto.id, roles: ['author'], was: ['owner'] }, byOwner())
  const late = contextOf(otto)
  const stripped = await changeRoles.execute(late, { id: owner.id, roles: ['author'], was: ['owner'] })
  expect(stripped.ok ? null : stripped.failure.message).toMatch(/Olive is the last owner/)
  expect(await codeOf(disableMember, { id: owner.id }, late)).toBe('conflict')
  expect(await codeOf(changeRoles, { id: owner.id, roles: ['owner', 'lead'], was: ['owner'] }, late)).toBe('done')
})

test('a disabled owner does not count: the one who is left stays', async () => {
  const otto = await addMember(database, 'Otto', ['owner'])
  await done(disableMember, { id: otto.id }, byOwner())
  expect(await codeOf(disableMember, { id: owner.id }, contextOf(otto))).toBe('conflict')
})

test('owners who disable and strip each other at the same moment always leave one', async () => {
  for (let round = 0; round < 8; round += 1) {
    const names = ['A', 'B', 'C'].map((letter) => `${letter}${round}`)
    const added = await Promise.all(names.map((name) => addMember(database, name, ['owner'])))
    const owners = [owner, ...added]
    const deeds = owners.flatMap((by) =>
      owners
        .filter((other) => other !== by)
        .flatMap((other) => [
          () => disableMember.execute(contextOf(by), { id: other.id }),
          () => changeRoles.execute(contextOf(by), { id: other.id, roles: ['author'], was: ['owner'] }),
        ]),
    )
    const outcomes = await Promise.all(deeds.map((deed) => deed()))
    expect(outcomes.every((outcome) => outcome.ok || outcome.failure.code === 'conflict')).toBe(true)
    expect(await ownersLeft()).toBe(1)
    const { members } = await done(listMembers, {}, byOwner())
    const last = members.find(({ disabledAt, roles }) => disabledAt === null && roles.includes('owner'))
    owner = owners.find(({ id }) => id === last?.id) ?? owner
  }
})

test.each<Role>(['author', 'publisher', 'lead', 'key-custodian', 'auditor'])(
  'someone who is only %s changes nobody',
  async (role) => {
    const other = await addMember(database, 'Otto', [role])
    const context = contextOf(other)
    expect(await codeOf(disableMember, { id: ada.id }, context)).toBe('forbidden')
    expect(await codeOf(changeRoles, { id: ada.id, roles: ['owner'], was: ['author'] }, context)).toBe('forbidden')
    expect(await codeOf(inviteMember, { email: 'x@example.com', roles: ['owner'] }, context)).toBe('forbidden')
  },
)

test.each<[string, { id: string; roles: string[] }, string]>([
  ['an id that is none', { id: 'mem_1', roles: ['lead'] }, 'invalid'],
  ['no role', { id: '', roles: [] }, 'invalid'],
  ['a role that is none', { id: '', roles: ['root'] }, 'invalid'],
  ['someone who is no member', { id: `mem_${'0'.repeat(20)}`, roles: ['lead'] }, 'not_found'],
])('changing roles with %s is refused', async (_name, { id, roles }, code) => {
  const input = { id: id || ada.id, roles, was: ['author'] }
  // What a browser sends has no types.
  expect(await codeOf(changeRoles, input as Parameters<typeof changeRoles.execute>[1], byOwner())).toBe(code)
})

test('the list says who is here, since when, last seen when, and what disabling would end', async () => {
  await signIn(owner)
  await done(inviteMember, { email: 'bo@example.com', roles: ['lead', 'author'] }, byOwner())
  const { members, invites } = await done(listMembers, {}, byOwner())
  expect(members.map(({ name }) => name)).toEqual(['Ada', 'Olive'])
  expect(members[0]).toEqual({
    id: ada.id,
    email: 'ada@example.com',
    name: 'Ada',
    roles: ['author'],
    joinedAt: expect.any(Number),
    lastSeenAt: null,
    disabledAt: null,
    signIns: 0,
    openInvites: 0,
  })
  expect(members[1]).toMatchObject({ lastSeenAt: expect.any(Number), signIns: 1, openInvites: 1 })
  expect(invites).toEqual([
    {
      id: expect.stringMatching(/^inv_/),
      email: 'bo@example.com',
      roles: ['author', 'lead'],
      createdAt: expect.any(Number),
      expiresAt: expect.any(Number),
      invitedBy: 'Olive',
    },
  ])
})

test('each change is in the journal with what it was and became, and what ended with it', async () => {
  await signIn(ada)
  await done(changeRoles, { id: ada.id, roles: ['lead'], was: ['author'] }, byOwner())
  await done(disableMember, { id: ada.id }, byOwner())
  await done(enableMember, { id: ada.id }, byOwner())
  const written = tables()
    .selectFrom('journal')
    .select(['deed', 'target', 'detail'])
    .where('deed', '!=', 'member.sign-in')
  const rows = await written.orderBy('seq').execute()
  expect(rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }))).toEqual([
    { deed: 'member.change-roles', target: ada.id, detail: { from: ['author'], to: ['lead'], signIns: 1, invites: 0 } },
    { deed: 'member.disable', target: ada.id, detail: { signIns: 0, invites: 0 } },
    { deed: 'member.enable', target: ada.id, detail: { roles: ['lead'] } },
  ])
})
