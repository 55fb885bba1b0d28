import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mayDo, type Role, roles } from '@/lib/authz'
import { formatLength, grantStates, limitsOf, stateWords } from '@/lib/grants'
import { openGuardrail } from '@/lib/guardrails'
import { listSources } from '@/lib/house/source'
import { emptyContent, readDraft } from '@/lib/templates'
import { testTokenLifetime } from '@/lib/tokens'
import { anchorOf } from '.'
import { deskSections } from './documents'

const text = readFileSync('lib/help/DESK.md', 'utf8')

/** The text of one section. */
function section(title: string): string {
  return text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? ''
}

test('every section that a screen leads to is there, and every one is led to by some screen', () => {
  const anchors = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
  expect(deskSections.filter((name) => !anchors.includes(name))).toEqual([])
  const screens = listSources().filter(({ path }) => path.startsWith('components/'))
  const led = new Set(
    screens.flatMap(({ text: code }) => [...code.matchAll(/<LearnMore about="([^"]+)"/g)].map(([, name]) => name)),
  )
  expect(deskSections.filter((name) => !led.has(name))).toEqual([])
})

test('every state is named, in the order of its life', () => {
  const named = [...section('Grants and tokens').matchAll(/^\| (\w+) \|/gm)].map(([, name]) => name)
  const names = grantStates.map((state) => stateWords[state].name)
  expect(named.filter((name) => names.includes(String(name))).toSorted()).toEqual(names.toSorted())
})

test('the lengths it names are those of the code', () => {
  const text = '{"role":null,"policy":{"version":3,"devices":{"id":"d"}}}'
  const { sound } = readDraft({ ...emptyContent, text }, openGuardrail)
  const usual = sound.ok ? sound.value.issuance : null
  expect(section('Links')).toContain(`waits for ${usual?.claimMinutes} minutes`)
  expect(section('Ending')).toContain(`that is ${usual?.tokenMinutes} minutes at most`)
  expect(section('Who may do what')).toContain(`lapses after ${(usual?.decideMinutes ?? 0) / 60} hours`)
  expect(section('What the answer cannot know')).toContain(`for ${testTokenLifetime.longest / 60} minutes at most`)
  const longest = (role: Role) => {
    const settings = { maxMinutes: 1e6, maxBareTokenMinutes: 1e6 }
    const [limit] = limitsOf({
      claims: {},
      guardrail: openGuardrail,
      settings,
      delivery: 'link',
      roles: [role],
      ruleSeconds: null,
    })
    return formatLength((limit?.seconds ?? 0) / 60)
  }
  expect([longest('lead'), longest('owner')]).toEqual([formatLength(24 * 60), formatLength(31 * 24 * 60)])
  expect(section('Who may do what')).toContain('A lead gives access for one day at most, an owner for 31 days.')
})

test('who may do what is as the table of rights has it', () => {
  const may = (deed: Parameters<typeof mayDo>[0]) => roles.filter((role) => mayDo(deed, [role]))
  for (const deed of ['grant.ask', 'grant.extend'] as const)
    expect(may(deed).toSorted()).toEqual(['author', 'lead', 'owner', 'publisher', 'requester'])
  for (const deed of ['grant.give', 'grant.approve', 'grant.hand-over', 'grant.end'] as const)
    expect(may(deed)).toEqual(['owner', 'lead'])
  expect(may('grant.list')).toEqual(['owner', 'lead', 'auditor'])
  expect(may('grant.values')).toEqual(['owner', 'lead', 'auditor'])
  expect(may('grant.who-could-see')).toEqual(['owner', 'auditor'])
})
