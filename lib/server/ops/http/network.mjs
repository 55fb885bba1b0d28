// @ts-check
import { isIPv4, isIPv6 } from 'node:net'

const groupsOfNetwork = 4
const groupsOfNeighbourhood = 3

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

/**
 * The neighbourhood of a network, as `networkOf` names it: the /24 of an IPv4 address and the /48 of IPv6, the least that is
 * handed to one customer in one piece. Where it matters how many networks somebody has, these are counted.
 * @param {string} network
 */
export function neighbourhoodOf(network) {
  if (isIPv4(network)) return `${network.slice(0, network.lastIndexOf('.'))}.0/24`
  const [groups = '', rest] = network.split('::/64')
  return rest === '' ? `${groups.split(':').slice(0, groupsOfNeighbourhood).join(':')}::/48` : network
}

/** @param {string} part */
function groupsOf(part) {
  return part === '' ? [] : part.split(':')
}
