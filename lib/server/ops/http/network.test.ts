import { expect, test } from 'vitest'
import { neighbourhoodOf, networkOf } from './network.mjs'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::ffff:cb00:7107', '::ffff:cb00:7107'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('neighbouring networks are told apart, and so are mapped addresses', () => {
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('::ffff:203.0.113.7')).not.toBe(networkOf('::ffff:203.0.113.8'))
})

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:1:2::1', '2001:db8:1::/48'],
  ['2001:db8::', '2001:db8:0::/48'],
  ['::ffff:cb00:7107', '::ffff:cb00:7107'],
  ['junk', 'junk'],
  [undefined, 'nowhere'],
])('the neighbourhood of %s is %s', (address, neighbourhood) => {
  expect(neighbourhoodOf(networkOf(address))).toBe(neighbourhood)
})

test.each([undefined, '', 'junk', '1.2.3', ':::', '[::1]'])(
  'what is no address (%s) is a name all the same',
  (junk) => {
    expect(networkOf(junk)).toEqual(expect.any(String))
  },
)
