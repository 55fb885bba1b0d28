// @ts-check
import { refuseRaw } from './refuse.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:stream').Duplex} Duplex */

/**
 * Serves a request that asks for another protocol as if it had not asked (RFC 9110 7.8): `Upgrade: h2c`, which Java's client
 * sends by default, and a WebSocket where there is none. Node hands such a request over with its bare socket, so the request is
 * put back in front of what is still to come, without the lines that ask, and the server reads it again. (From Node 24 on
 * `shouldUpgradeCallback` does this.)
 * @param {import('node:http').Server} server
 * @param {Request} request with the header lines it is to be read again with
 * @param {Duplex} socket
 * @param {Buffer} head what came after the header lines
 */
export function serveWithoutUpgrade(server, request, socket, head) {
  const lines = linesOf(request).flatMap(([name, value]) => {
    const asks = name.toLowerCase()
    if (asks === 'upgrade' || asks === 'http2-settings') return []
    return asks === 'connection' ? withoutUpgrade(value) : [`${name}: ${value}`]
  })
  const start = `${request.method} ${request.url} HTTP/${request.httpVersion}`
  socket.unshift(Buffer.concat([Buffer.from(`${[start, ...lines].join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}

/** @param {string} value of a Connection line @returns {string[]} */
function withoutUpgrade(value) {
  const kept = value
    .split(',')
    .map((option) => option.trim())
    .filter((option) => !/^(upgrade|http2-settings)?$/i.test(option))
  return kept.length === 0 ? [] : [`Connection: ${kept.join(', ')}`]
}

/** @param {Request} request @returns {[string, string][]} */
function linesOf({ rawHeaders }) {
  return Array.from({ length: rawHeaders.length / 2 }, (_, at) => [
    rawHeaders[2 * at] ?? '',
    rawHeaders[2 * at + 1] ?? '',
  ])
}

/** CONNECT asks for a tunnel, which Node would cut without a word. @param {Request} _request @param {Duplex} socket */
export function refuseTunnel(_request, socket) {
  refuseRaw(socket, { status: 405, code: 'bad_request', message: 'CONNECT is not served here.' })
}

/** What is no HTTP is told so, by the reason that Node found. @param {Error & { code?: string }} fault @param {Duplex} socket */
export function refuseBroken(fault, socket) {
  if (fault.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  refuseRaw(socket, broken[fault.code ?? ''] ?? { status: 400, code: 'bad_request', message: 'This is not HTTP.' })
}

/** @type {Readonly<Record<string, import('./refuse.mjs').Refusal>>} */
const broken = {
  HPE_HEADER_OVERFLOW: { status: 431, code: 'too_large', message: 'The header lines are larger than Remit accepts.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'bad_request', message: 'The request did not come in time.' },
}
