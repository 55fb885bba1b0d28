// @ts-check
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * Knows the answers still owed, so that from the moment the server is told to stop each of them closes its connection:
 * a client then opens no further request on it, which would be cut in the middle.
 */
export function makeDrain() {
  /** @type {Set<Response>} */
  const owed = new Set()
  let isDraining = false

  /** @param {Response} response */
  function close(response) {
    if (!response.headersSent) response.setHeader('connection', 'close')
  }

  return {
    /** @param {Response} response of a request that has just come */
    watch(response) {
      if (isDraining) close(response)
      owed.add(response)
      response.once('close', () => owed.delete(response))
    },
    start() {
      isDraining = true
      owed.forEach(close)
    },
  }
}
