// @ts-check
import { once } from 'node:events'
import { createServer } from 'node:net'

/** @typedef {{ host: string, port: number }} Address */

/**
 * Opens the server: on `host`, where `loopback` means both loopback addresses, since a browser may take `localhost` for
 * either. The second one hands its sockets to the same HTTP server, so limits and closing know only one.
 * @param {import('node:http').Server} server
 * @param {Address} address
 * @returns {Promise<() => Promise<void>>} stops listening, and resolves when the last connection has ended
 */
export async function listen(server, { host, port }) {
  await open(server, { host: host === 'loopback' ? '127.0.0.1' : host, port })
  const second = createServer((socket) => server.emit('connection', socket))
  if (host === 'loopback') await open(second, { host: '::1', port }).catch(ignoreMissingIpv6)
  return async () => {
    second.close()
    server.close()
    server.closeIdleConnections()
    await once(server, 'close')
  }
}

/** @param {import('node:net').Server} server @param {Address} address */
async function open(server, { host, port }) {
  server.listen({ host, port })
  await once(server, 'listening')
}

/** @param {unknown} error */
function ignoreMissingIpv6(error) {
  const code = codeOf(error)
  if (code !== 'EADDRNOTAVAIL' && code !== 'EAFNOSUPPORT') throw error
}

/** The system's name of an error, such as EADDRINUSE. @param {unknown} error */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
