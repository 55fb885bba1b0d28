// @ts-check
import { refuse } from './refuse.mjs'
import { servedAction } from './served.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/** @type {import('./refuse.mjs').Refusal} */
const refusal = {
  status: 400,
  code: 'bad_request',
  message: 'Something in this request is not as it should be. Reload the page and try again.',
}

/**
 * Serves a request that may be a server action. Next answers 500 with a page to arguments that it cannot read, before the
 * action begins; who sent them gets 400 and one line instead. Whatever happens once the action has begun stays as it is.
 * @param {Request} request
 * @param {Response} response
 * @param {{ serve: () => Promise<unknown>, countBroken: () => void }} parts
 */
export async function refuseBrokenArguments(request, response, { serve, countBroken }) {
  if (request.headers['next-action'] === undefined) return serve()
  const action = { hasBegun: false, countBroken }
  replaceFault(request, response, () => !action.hasBegun)
  return servedAction().run(action, serve)
}

/**
 * Puts the refusal in the place of an answer of 500 while `isBroken` says so.
 * @param {Request} request
 * @param {Response} response
 * @param {() => boolean} isBroken
 */
function replaceFault(request, response, isBroken) {
  const own = { writeHead: response.writeHead, write: response.write, end: response.end }
  let isReplaced = false
  /** @param {number} status */
  function replaces(status) {
    if (isReplaced || response.headersSent || status < 500 || !isBroken()) return isReplaced
    isReplaced = true
    for (const name of response.getHeaderNames()) response.removeHeader(name)
    Object.assign(response, own)
    refuse(request, response, refusal)
    Object.assign(response, watched)
    return true
  }
  const watched = {
    /** @param {Parameters<Response['writeHead']>} given */
    writeHead: (...given) => (replaces(given[0]) ? response : own.writeHead.apply(response, given)),
    /** @param {Parameters<Response['write']>} given */
    write: (...given) => replaces(response.statusCode) || own.write.apply(response, given),
    /** @param {Parameters<Response['end']>} given */
    end: (...given) => (replaces(response.statusCode) ? response : own.end.apply(response, given)),
  }
  Object.assign(response, watched)
}
