// @ts-check
import { STATUS_CODES } from 'node:http'
import { dataHeaders } from './data-headers.mjs'

/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('node:http').IncomingMessage} Request */
/**
 * A refusal of this server's own: `code` and `message` as in `lib/base`, and how long to wait where waiting helps.
 * @typedef {{ status: number, code: string, message: string, waitSeconds?: number }} Refusal
 */

/** @type {(message?: string) => Refusal} */
export const tooLarge = (message = 'This is larger than Remit accepts.') => ({
  status: 413,
  code: 'too_large',
  message,
})

/**
 * Answers with a refusal and closes the connection. What a page's own script sent gets the failure as data, because the
 * script hands it on to the form (`attempt`); everybody else gets the sentence.
 * @param {Request} request
 * @param {Response} response
 * @param {Refusal} refusal
 */
export function refuse(request, response, { status, code, message, waitSeconds }) {
  const isAction = request.headers['next-action'] !== undefined
  response.writeHead(status, {
    // Next's client reads the text of a refused action only when the type says nothing more.
    'content-type': isAction ? 'text/plain' : 'text/plain; charset=utf-8',
    ...dataHeaders,
    'cache-control': 'no-store',
    connection: 'close',
    ...(waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) }),
  })
  response.end(isAction ? JSON.stringify({ ok: false, failure: { code, message } }) : `${message}\n`)
}

/**
 * Answers with a refusal where there is a socket and no response, and closes it.
 * @param {import('node:stream').Duplex} socket
 * @param {Refusal} refusal
 */
export function refuseRaw(socket, { status, message, waitSeconds }) {
  const headers = {
    ...dataHeaders,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(message) + 1),
    connection: 'close',
    ...(waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) }),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.on('error', () => socket.destroy())
  socket.end(`${[`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`, ...lines].join('\r\n')}\r\n\r\n${message}\n`)
}
