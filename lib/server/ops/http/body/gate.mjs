// @ts-check
import { limits } from '../limits.mjs'
import { networkOf } from '../network.mjs'
import { tooLarge } from '../refuse.mjs'
import { makeTally } from '../tally.mjs'
import { makeBudget } from './budget.mjs'

/** @typedef {Pick<import('node:http').IncomingMessage, 'headers' | 'url'>} Request */
/** @typedef {import('../refuse.mjs').Refusal} Refusal */
/** @typedef {{ room: number, release: () => void } | { refusal: Refusal }} Verdict */
/**
 * A member, and whether they may do what they were asked about.
 * @typedef {{ readonly id: string, readonly isAllowed: boolean }} Admitted
 */
/**
 * `operations` is null where actions are built as they are asked for (development). `findMember` says whose session, good
 * now, a Cookie line holds, and whether they may do an operation; null for nobody's.
 * @typedef {{
 *   readonly operations: ReadonlyMap<string, import('./operations.mjs').SizedOperation> | null,
 *   readonly findMember: (cookie: string, deed: string | undefined) => Promise<Admitted | null>,
 *   readonly now: () => number,
 * }} GateParts
 */

/** Broken arguments that a network may send in a minute; afterwards it gets no further without being signed in. */
const brokenTries = { tries: 20, windowMs: 60_000 }

/**
 * Decides how much of a body may be read, before any of it is: 32 kB from anybody, more for the sandbox's API, and of a server
 * action more only with a session that is good now, for an operation that needs it and that its member may do, and all large bodies of the moment
 * within one budget, of which one member has a third.
 * @param {GateParts} parts
 */
export function makeGate({ operations, findMember, now }) {
  const budget = makeBudget({ bytes: limits.bodiesAtOnce, share: limits.bodiesOfOne })
  const broken = makeTally(brokenTries)

  /** @param {Request} request @returns {Promise<Verdict>} */
  async function judge(request) {
    const id = request.headers['next-action']
    if (id === undefined) return judgePlain(request)
    const operation = operations === null ? { bytes: limits.bundleBytes } : operations.get(String(id))
    if (operation === undefined) return { refusal: unknownAction }
    const size = sizeOf(request)
    const waitMs = broken.waitOf(networkIn(request), now())
    if (size !== null && size <= limits.anyoneBytes && waitMs === 0) return { room: limits.anyoneBytes, release: idle }
    const { cookie } = request.headers
    const member = cookie === undefined ? null : await findMember(cookie, operation.deed).catch(() => undefined)
    if (member === undefined) return { refusal: unknown }
    if (member !== null) return judgeMember(member, size, operation.bytes)
    if (waitMs > 0) return { refusal: tooMany(waitMs) }
    return size === null ? { room: limits.anyoneBytes, release: idle } : { refusal: largeForAnyone(cookie) }
  }

  /** @param {Admitted} member @param {number | null} size @param {number} most @returns {Verdict} */
  function judgeMember({ id, isAllowed }, size, most) {
    if (size !== null && size > most) return { refusal: tooLarge(`This is larger than ${inWords(most)}.`) }
    const share = size ?? most
    if (share <= limits.anyoneBytes) return { room: most, release: idle }
    if (!isAllowed) return { refusal: forbidden }
    const release = budget.take(id, share)
    if (release === 'own') return { refusal: ownBusy }
    return release === 'all' ? { refusal: busy } : { room: most, release }
  }

  return {
    judge,
    /** Counts arguments that could not be read against the network they came from. @param {Pick<Request, 'headers'>} request */
    countBroken(request) {
      broken.take(networkIn(request), now())
    },
  }
}

/** @param {Request} request @returns {Verdict} */
function judgePlain(request) {
  // Next reads a form that came without script whole, to see whether it names an action. No page of Remit sends one.
  if (/^\s*multipart\//i.test(request.headers['content-type'] ?? '')) return { refusal: noForms }
  const size = sizeOf(request)
  // Sign-in and reports look at their own, smaller bounds only once the body was read.
  const room = sandboxApi.test(request.url ?? '') ? limits.sandboxBytes : limits.anyoneBytes
  return size !== null && size > room ? { refusal: tooLarge() } : { room, release: idle }
}

/** Written as Cobrowse writes it: an address that merely leads to the same has the room of all others. */
const sandboxApi = /^\/api\/1\//

/** The bytes a request says its body has; null when it does not say. @param {Request} request */
function sizeOf({ headers }) {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null
}

/** @param {Pick<Request, 'headers'>} request */
function networkIn({ headers }) {
  return networkOf(headers['x-remit-client-address']?.toString())
}

function idle() {}

/** @param {number} bytes */
function inWords(bytes) {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} kB`
}

/** Whoever shows a cookie had a session: what helps is to sign in. @param {string | undefined} cookie @returns {Refusal} */
function largeForAnyone(cookie) {
  if (cookie === undefined || !/remit_session=/.test(cookie)) {
    return tooLarge(
      `This is larger than ${inWords(limits.anyoneBytes)}, which is all Remit takes before you are signed in.`,
    )
  }
  const message = 'You are not signed in, or your sign-in has ended. Sign in and try again.'
  return { status: 401, code: 'unauthenticated', message }
}

/** @param {number} waitMs @returns {Refusal} */
function tooMany(waitMs) {
  const message = 'Too many broken requests came from this address. Wait a minute and try again.'
  return { status: 429, code: 'too_many', message, waitSeconds: Math.ceil(waitMs / 1000) }
}

/** @type {Refusal} */
const busy = {
  status: 503,
  code: 'unavailable',
  message: 'Too much is being sent to Remit right now. Try again in a moment.',
  waitSeconds: 2,
}

/** @type {Refusal} */
const ownBusy = {
  status: 429,
  code: 'too_many',
  message: 'You are sending a lot to Remit at once. Wait until it has arrived and try again.',
  waitSeconds: 2,
}

/** @type {Refusal} */
const forbidden = { status: 403, code: 'forbidden', message: 'Your roles do not allow this.' }

/** @type {Refusal} */
const unknown = { status: 503, code: 'unavailable', message: 'Remit cannot do this right now. Try again in a moment.' }

/** @type {Refusal} */
const unknownAction = {
  status: 404,
  code: 'not_found',
  message: 'This page is older than the Remit that runs now. Reload it and try again.',
}

/** @type {Refusal} */
const noForms = { status: 400, code: 'bad_request', message: 'Remit takes no forms of this kind.' }
