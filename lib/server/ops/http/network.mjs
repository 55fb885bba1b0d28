// @ts-check
import { isIPv6 } from 'node:net'

const groupsOfNetwork = 4

/**
 * What an address of the network is counted as: an IPv4 address alone, of IPv6 the whole /64, since whoever has one address
 * of it has them all. One name however the address is spelled; no address at all is one name too.
 * @param {string | undefined} address
 */
export function networkOf(address) {
  if (address === undefined) return 'nowhere'
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const spelled = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  if (spelled.startsWith('::ffff:')) return spelled
  const [head = '', tail = ''] = spelled.split('::')
  const [left, right] = [groupsOf(head), groupsOf(tail)]
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, groupsOfNetwork).join(':')}::/64`
}

/** @param {string} part */
function groupsOf(part) {
  return part === '' ? [] : part.split(':')
}
