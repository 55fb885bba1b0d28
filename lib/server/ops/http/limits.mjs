// @ts-check
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * What one request may cost. Drafts are 64 KiB and keys smaller; a form around them stays far below. Only a server action
 * of somebody who shows a session may be larger: a bundle of templates has 4 MB, and quotes take more on the way.
 */
export const limits = {
  bodyBytes: 1024 * 1024,
  actionBytes: 6 * 1024 * 1024,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 15_000,
  connections: 2_000,
}

/**
 * Says why a request line is refused before anything looks at it, or `null`. Only origin-form targets (RFC 9112 3.2.1)
 * are served: an absolute-form one would let a client choose the host that Next sees.
 * @param {Request} request
 * @returns {{ status: number, message: string } | null}
 */
export function refusalOf(request) {
  const method = request.method ?? ''
  if (method === 'TRACE' || method === 'CONNECT' || method === 'TRACK')
    return { status: 405, message: `${method} is not served here.` }
  if (!request.url?.startsWith('/')) return { status: 400, message: 'Only paths are served here.' }
  if (Number(request.headers['content-length'] ?? 0) > roomOf(request))
    return { status: 413, message: 'This is larger than Remit accepts.' }
  return null
}

/**
 * How many bytes of body a request may bring. Whether the session is a good one is not for here to say.
 * @param {Request} request
 */
function roomOf({ headers }) {
  const isAction = headers['next-action'] !== undefined && sessionCookie.test(headers.cookie ?? '')
  return isAction ? limits.actionBytes : limits.bodyBytes
}

const sessionCookie = /(?:^|;\s*)(?:__Host-)?remit_session=/

/**
 * Ends a request whose body grows past the limit without having said so (chunked transfer).
 * The bytes are counted where the parser hands them over, so that a reader further in loses nothing.
 * @param {Request} request
 * @param {Response} response
 */
export function limitBody(request, response) {
  if (request.headers['transfer-encoding'] === undefined) return
  const push = request.push.bind(request)
  const room = roomOf(request)
  let received = 0
  request.push = (chunk, encoding) => {
    received += chunk?.length ?? 0
    if (received <= room) return push(chunk, encoding)
    if (!response.headersSent) refuse(response, { status: 413, message: 'This is larger than Remit accepts.' })
    response.once('finish', () => request.destroy())
    return false
  }
}

/**
 * Answers with a refusal in plain text and closes the connection.
 * @param {Response} response
 * @param {{ status: number, message: string }} refusal
 */
export function refuse(response, { status, message }) {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
  })
  response.end(`${message}\n`)
}
