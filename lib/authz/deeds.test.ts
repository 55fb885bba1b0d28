import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deed, deeds, mayDo, type Role, roles } from './deeds'

const names = Object.keys(deeds).filter((name): name is Deed => name in deeds)

/** What each role may do. A change of rights is a change of this table, to be seen in review. */
const expected = `
                         nobody  owner  author  publisher  lead  requester  key-custodian  auditor
setup.complete             yes     yes    yes       yes     yes      yes          yes         yes
template.list               -      yes    yes       yes     yes       -            -          yes
template.names              -      yes    yes       yes     yes       -            -          yes
template.get                -      yes    yes       yes     yes       -            -          yes
template.state              -      yes    yes       yes     yes       -            -          yes
template.export             -      yes    yes       yes     yes       -            -          yes
template.create             -      yes    yes        -       -        -            -           -
template.import             -      yes    yes        -       -        -            -           -
template.rename             -      yes    yes        -       -        -            -           -
template.duplicate          -      yes    yes        -       -        -            -           -
template.delete             -      yes    yes        -       -        -            -           -
template.restore            -      yes    yes        -       -        -            -           -
template.save-draft         -      yes    yes        -       -        -            -           -
template.versions           -      yes    yes       yes     yes       -            -          yes
template.publish            -      yes     -        yes      -        -            -           -
template.restore-version    -      yes     -        yes      -        -            -           -
template.archive            -      yes     -        yes      -        -            -           -
template.unarchive          -      yes     -        yes      -        -            -           -
approval.list               -      yes    yes       yes     yes       -            -          yes
approval.waiting            -      yes     -        yes      -        -            -           -
approval.request            -      yes    yes       yes      -        -            -           -
approval.approve            -      yes     -        yes      -        -            -           -
approval.decline            -      yes    yes       yes      -        -            -           -
token.test                  -      yes    yes        -       -        -            -           -
token.valid                 -      yes    yes       yes     yes       -            -          yes
token.signed                -      yes     -         -       -        -            -          yes
grant.desk                  -      yes    yes       yes     yes      yes           -           -
grant.desk-version          -      yes    yes       yes     yes      yes           -           -
grant.ask                   -      yes    yes       yes     yes      yes           -           -
grant.give                  -      yes     -         -      yes       -            -           -
grant.held                  -      yes    yes       yes     yes      yes           -           -
grant.approve               -      yes     -         -      yes       -            -           -
grant.decline               -      yes    yes       yes     yes      yes           -           -
grant.requests              -      yes    yes       yes     yes      yes           -           -
grant.request               -      yes    yes       yes     yes      yes           -           -
grant.waiting               -      yes     -         -      yes       -            -           -
grant.link                  -      yes    yes       yes     yes      yes           -           -
grant.token                 -      yes    yes       yes     yes      yes           -           -
grant.extend                -      yes    yes       yes     yes      yes           -           -
grant.hand-over             -      yes     -         -      yes       -            -           -
grant.end                   -      yes     -         -      yes       -            -           -
grant.end-all               -      yes     -         -      yes       -            -           -
grant.end-sessions          -      yes     -         -      yes       -            -           -
grant.list                  -      yes     -         -      yes       -            -          yes
grant.figures               -      yes     -         -      yes       -            -          yes
grant.value-terms           -      yes     -         -      yes       -            -          yes
grant.export                -      yes     -         -      yes       -            -          yes
grant.get                   -      yes    yes       yes     yes      yes           -          yes
grant.values                -      yes     -         -      yes       -            -          yes
grant.who-could-see         -      yes     -         -       -        -            -          yes
grant.could-give            -      yes     -         -       -        -            -          yes
grant.link-read            yes     yes    yes       yes     yes      yes          yes         yes
grant.claim                yes     yes    yes       yes     yes      yes          yes         yes
grant.open                 yes     yes    yes       yes     yes      yes          yes         yes
grant.renew                yes     yes    yes       yes     yes      yes          yes         yes
grant.standing             yes     yes    yes       yes     yes      yes          yes         yes
grant.more                 yes     yes    yes       yes     yes      yes          yes         yes
grant.leave                yes     yes    yes       yes     yes      yes          yes         yes
key.list                    -      yes    yes        -       -        -           yes         yes
key.generate                -      yes     -         -       -        -           yes          -
key.import                  -      yes     -         -       -        -           yes          -
connection.get              -      yes    yes       yes     yes      yes          yes         yes
connection.change           -      yes     -         -       -        -            -           -
guardrail.get               -      yes    yes       yes     yes       -            -          yes
guardrail.change            -      yes     -         -       -        -            -           -
guardrail.refused           -      yes     -         -       -        -            -           -
sandbox.targets             -      yes    yes       yes     yes       -            -          yes
sandbox.reset               -      yes    yes        -       -        -            -           -
sandbox.switch              -      yes    yes        -       -        -            -           -
member.list                 -      yes     -         -       -        -            -          yes
member.invite               -      yes     -         -       -        -            -           -
member.invite-cancel        -      yes     -         -       -        -            -           -
account.who                 -      yes    yes       yes     yes      yes          yes         yes
account.sessions            -      yes    yes       yes     yes      yes          yes         yes
account.change-password     -      yes    yes       yes     yes      yes          yes         yes
account.end-session         -      yes    yes       yes     yes      yes          yes         yes
account.end-other-sessions  -      yes    yes       yes     yes      yes          yes         yes
member.invite-read         yes     yes    yes       yes     yes      yes          yes         yes
member.accept              yes     yes    yes       yes     yes      yes          yes         yes
member.change-roles         -      yes     -         -       -        -            -           -
member.disable              -      yes     -         -       -        -            -           -
member.enable               -      yes     -         -       -        -            -           -
`

const [head = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/))

test('the columns are all the roles there are, after nobody', () => {
  expect(head).toEqual(['nobody', ...roles])
})

test('the rows are all the deeds there are', () => {
  expect(rows.map(([deed]) => deed)).toEqual(names)
})

test.each(names)('%s is allowed to exactly the roles of the table', (deed) => {
  const answers = [[], ...roles.map((role): Role[] => [role])].map((held) => (mayDo(deed, held) ? 'yes' : '-'))
  expect([deed, ...answers]).toEqual(rows.find(([name]) => name === deed))
})

test('whoever may give access or decide about it may look up what agents hold', () => {
  const may = (deed: Deed) => roles.filter((role) => mayDo(deed, [role]))
  for (const deed of ['grant.give', 'grant.approve', 'grant.waiting'] as const)
    expect(may('grant.list')).toEqual(expect.arrayContaining(may(deed)))
})

test('several roles may do what each of them may, and nothing more', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.subarray([...roles], { minLength: 1 }), (deed, held) => {
      expect(mayDo(deed, held)).toBe(held.some((role) => mayDo(deed, [role])))
    }),
  )
})
