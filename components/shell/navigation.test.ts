import { expect, test } from 'vitest'
import { type Role, roles } from '@/lib/authz'
import { groupsFor, placesFor } from './navigation'

function labels(held: readonly Role[]): readonly string[] {
  return placesFor(held).map(({ label }) => label)
}

test('the owner is led everywhere, an author not to the members, a key custodian not to the templates', () => {
  expect(labels(['owner'])).toEqual([
    'Templates',
    'Waits for you',
    'Issue',
    'Ledger',
    'Simulator',
    'Keys',
    'Sandbox',
    'Members',
    'Settings',
  ])
  expect(labels(['author'])).toEqual(['Templates', 'Issue', 'Simulator', 'Keys', 'Sandbox', 'Settings'])
  expect(labels(['key-custodian'])).toEqual(['Keys', 'Settings'])
})

test('every role opens the console somewhere, and no group is empty', () => {
  for (const role of roles) {
    expect(labels([role]).length, role).toBeGreaterThan(0)
    expect(groupsFor([role]).every((group) => group.length > 0)).toBe(true)
  }
})
