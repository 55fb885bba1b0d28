// @ts-check

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('./refuse.mjs').Refusal} Refusal */

/**
 * What one request may cost. Bodies: who is not signed in sends a key, a form or a report; drafts are 64 KiB with as much of tests and
 * parameters beside them; a bundle of templates has 4 MB, and quotes take more on the way. `bodiesAtOnce` is what all bodies
 * above `anyoneBytes` may take together, and `bodiesOfOne` those of one member.
 */
export const limits = {
  anyoneBytes: 32 * 1024,
  /** The sandbox's API takes 64 KiB, and refuses somewhat more in its own words. */
  sandboxBytes: 128 * 1024,
  memberBytes: 1024 * 1024,
  bundleBytes: 6 * 1024 * 1024,
  bodiesAtOnce: 18 * 1024 * 1024,
  bodiesOfOne: 6 * 1024 * 1024,
  headerBytes: 16 * 1024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  keepAliveTimeoutMs: 15_000,
  /** How often the timeouts above are looked at: a slow client is cut so much later at most. */
  connectionsCheckingIntervalMs: 5_000,
  connections: 2_000,
}

/**
 * Says why a request line is refused before anything looks at it, or `null`. Only origin-form targets (RFC 9112 3.2.1)
 * are served: an absolute-form one would let a client choose the host that Next sees. Two Host lines (3.2) are two answers
 * to which of the two origins was asked.
 * @param {Request} request
 * @returns {Refusal | null}
 */
export function refusalOf(request) {
  const method = request.method ?? ''
  if (method === 'TRACE' || method === 'CONNECT' || method === 'TRACK')
    return { status: 405, code: 'bad_request', message: `${method} is not served here.` }
  if (!request.url?.startsWith('/')) return badRequest('Only paths are served here.')
  if (countOf(request.rawHeaders, 'host') > 1) return badRequest('A request has one Host line.')
  return null
}

/** @param {string} message @returns {Refusal} */
function badRequest(message) {
  return { status: 400, code: 'bad_request', message }
}

/** @param {readonly string[]} rawHeaders names and values in turn @param {string} name in small letters */
function countOf(rawHeaders, name) {
  return rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === name).length
}
