import { expect, test } from 'vitest'
import { type Role, roles } from '@/lib/authz'
import { barFor, groupsFor, homeFor, isWithin, placesFor, standsFor } from './navigation'

function labels(held: readonly Role[]): readonly string[] {
  return placesFor(held).map(({ label }) => label)
}

test('the owner is led everywhere, an author not to the members, a key custodian not to the templates', () => {
  expect(labels(['owner'])).toEqual([
    'Templates',
    'Publish requests',
    'Issue',
    'Access requests',
    'Ledger',
    'Who could see',
    'Simulator',
    'Keys',
    'Sandbox',
    'Members',
    'Settings',
  ])
  expect(labels(['author'])).toEqual([
    'Templates',
    'Issue',
    'Access requests',
    'Simulator',
    'Keys',
    'Sandbox',
    'Settings',
  ])
  expect(labels(['key-custodian'])).toEqual(['Keys', 'Settings'])
})

test('every role opens the console somewhere, and no group is empty', () => {
  for (const role of roles) {
    expect(labels([role]).length, role).toBeGreaterThan(0)
    expect(groupsFor([role]).every((group) => group.length > 0)).toBe(true)
  }
})

test('a phone has room for five places: of more, the desk comes first and the others are behind one', () => {
  const { shown, more } = barFor(['owner'])
  expect(shown.slice(0, 3).map(({ label }) => label)).toEqual(['Templates', 'Issue', 'Access requests'])
  expect(shown).toHaveLength(4)
  expect(more.length).toBeGreaterThan(1)
  for (const role of roles) {
    const bar = barFor([role])
    expect(bar.shown.length + (bar.more.length > 0 ? 1 : 0), role).toBeLessThanOrEqual(5)
    expect(bar.more, role).not.toHaveLength(1)
  }
})

test('wherever a role may go, the bar of a phone marks one place', () => {
  for (const role of roles) {
    const { shown, more } = barFor([role])
    for (const { href } of placesFor([role])) {
      const marked = [...shown, ...more].filter((place) => standsFor(place).some((one) => isWithin(one, `${href}/x`)))
      expect(marked, `${role} at ${href}`).toHaveLength(1)
    }
  }
})

test('leads and requesters come in at the desk, auditors where one finds out who could see, everyone else where the rail begins', () => {
  expect(homeFor(['lead'])?.href).toBe('/issue')
  expect(homeFor(['requester'])?.href).toBe('/issue')
  expect(homeFor(['lead', 'author'])?.href).toBe('/templates')
  expect(homeFor(['owner'])?.href).toBe('/templates')
  expect(homeFor(['key-custodian'])?.href).toBe('/keys')
  expect(homeFor(['auditor'])?.href).toBe('/who-could-see')
  expect(homeFor(['auditor', 'author'])?.href).toBe('/templates')
})
