import { expect, test } from 'vitest'
import type { CouldSee } from '@/lib/grants'
import { csvOfWho } from './csv-of-who'

const one: CouldSee = {
  grant: {
    id: 'gnt_00000000000000000000000000',
    state: 'active',
    template: { id: 'tpl_1', name: '=HYPERLINK("x")', version: 3 },
    agent: { email: 'ida@acme.example', name: '@Ida' },
    delivery: 'link',
    reach: 'one customer',
    reason: '-1+1',
    ticket: '\tTCK',
    asked: { by: 'Lena', at: 0, isOwn: false },
    given: { by: 'Lena', at: 0 },
    decisions: [{ by: 'Samir', kind: 'approved', reason: '', at: 0 }],
    approvals: 1,
    startsAt: 0,
    endsAt: 0,
    lengthSeconds: null,
    endSetBy: 'chosen',
    decideBy: 0,
    claimBy: 0,
    claimedAt: 0,
    lastTokenEndsAt: 0,
    tokenSeconds: 600,
    minted: 1,
    ended: null,
    extends: null,
    handedFrom: null,
    problem: null,
    mayMakeToken: false,
  },
  on: [{ resource: 'devices', actions: ['read'], path: ['policy', 'devices'], sentence: '+ matches', takenBy: null }],
  valid: [
    { from: 0, to: 60_000 },
    { from: 120_000, to: 180_000 },
  ],
  elsewhere: 'none',
}

test('each resource and span is a line, and no cell is a formula', () => {
  const lines = csvOfWho([one], []).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toContain('"1970-01-01T00:00:00.000Z","1970-01-01T00:01:00.000Z"')
  for (const cell of lines.slice(1).flatMap((line) => line.split(/","|^"|"$/))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('a grant that cannot be read is a line that says so, and one of own sessions says that', () => {
  const [, line = ''] = csvOfWho([{ ...one, on: null }], []).split('\r\n')
  expect(line).toContain('"not known"')
  expect(line).toContain('cannot be read')
  const own = { ...one, on: one.on?.map((on) => ({ ...on, takenBy: ['own' as const] })) ?? null }
  expect(csvOfWho([own], [])).toContain('Only those they have taken themselves.')
})

test('a grant whose tokens were for another connection says so in each of its lines', () => {
  const [, ...lines] = csvOfWho([{ ...one, elsewhere: 'all' }], [])
    .trim()
    .split('\r\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line).toContain('for another connection than the one of now')
  expect(csvOfWho([one], [])).not.toContain('another connection')
})

test('a test token is a line of its own, which says that what it reached is not known', () => {
  const template = { id: 'tpl_1', name: 'One customer' }
  const holder = { name: 'Mara', email: 'mara@acme.example' }
  const [head = '', line = '', ...rest] = csvOfWho([], [{ holder, template, revision: 4, from: 0, to: 60_000 }])
    .trim()
    .split('\r\n')
  expect(rest).toEqual([])
  const cells = (text: string) => text.slice(1, -1).split('","')
  const named = Object.fromEntries(cells(head).map((name, at) => [name, cells(line)[at]]))
  expect(named).toMatchObject({
    agent: 'Mara',
    'e-mail': 'mara@acme.example',
    resource: 'not known',
    from: '1970-01-01T00:00:00.000Z',
    to: '1970-01-01T00:01:00.000Z',
    template: 'One customer',
    grant: '',
  })
})
