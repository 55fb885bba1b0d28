// @ts-check
import { BlockList, isIP, isIPv6 } from 'node:net'

/** @typedef {import('node:http').IncomingHttpHeaders} Headers */
/** @typedef {{ peer: string, scheme: 'http' | 'https', trusted: BlockList }} Connection */

/** What only a proxy, Next itself or this server may say. A browser that sends one of these is lying. */
const reserved =
  /^(x-forwarded-.*|forwarded|x-real-ip|true-client-ip|x-remit-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-nonce)$/

/**
 * Reads the addresses and networks (CIDR) of the proxies that may speak for their clients.
 * @param {string | undefined} text comma-separated, as in TRUSTED_PROXIES
 */
export function parseTrustedProxies(text) {
  const trusted = new BlockList()
  for (const entry of (text ?? '').split(',').map((part) => part.trim())) {
    if (entry === '') continue
    const [address = '', prefix] = entry.split('/')
    if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES: ${entry} is neither an address nor a network`)
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  return trusted
}

/**
 * Rewrites a request's headers so that everything behind may believe them: forwarding headers of strangers are gone,
 * `x-remit-client-address` is the nearest address that is no trusted proxy, and `host` and `x-forwarded-*` agree.
 * @param {Headers} headers changed in place
 * @param {Connection} connection
 */
export function settleHeaders(headers, { peer, scheme, trusted }) {
  const near = plainAddress(peer)
  const believed = isTrusted(near, trusted) ? forwardingOf(headers) : {}
  for (const name of Object.keys(headers)) {
    if (reserved.test(name)) delete headers[name]
  }
  const client = nearestStranger(believed.addresses ?? [], near, trusted)
  const host = believed.host ?? headers.host
  const proto = believed.proto ?? scheme
  if (host !== undefined) {
    headers.host = host
    headers['x-forwarded-host'] = host
  }
  headers['x-forwarded-proto'] = proto
  headers['x-forwarded-for'] = client
  headers['x-remit-client-address'] = client
}

/**
 * @param {Headers} headers
 * @returns {{ addresses?: string[], host?: string, proto?: 'http' | 'https' }}
 */
function forwardingOf(headers) {
  const host = lastOf(headers['x-forwarded-host'])
  const proto = lastOf(headers['x-forwarded-proto'])
  return {
    addresses: listOf(headers['x-forwarded-for']),
    ...(host === undefined ? {} : { host }),
    ...(proto === 'https' || proto === 'http' ? { proto } : {}),
  }
}

/**
 * @param {string[]} addresses as a chain of proxies appended them, the nearest last
 * @param {string} near
 * @param {BlockList} trusted
 */
function nearestStranger(addresses, near, trusted) {
  let client = near
  for (const address of addresses.toReversed().map(plainAddress)) {
    if (isIP(address) === 0) return client
    client = address
    if (!isTrusted(client, trusted)) return client
  }
  return client
}

/** @param {string} address @param {BlockList} trusted */
function isTrusted(address, trusted) {
  return isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
}

/** Strips the IPv4-in-IPv6 prefix, so that one client has one address. @param {string} address */
function plainAddress(address) {
  return address.toLowerCase().startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

/** @param {string | string[] | undefined} value */
function listOf(value) {
  const text = Array.isArray(value) ? value.join(',') : (value ?? '')
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** @param {string | string[] | undefined} value */
function lastOf(value) {
  return listOf(value).at(-1)
}
