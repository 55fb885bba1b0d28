// @ts-check
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
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    connection: 'close',
    ...(waitSeconds === undefined ? {} : { 'retry-after': String(waitSeconds) }),
  })
  response.end(isAction ? JSON.stringify({ ok: false, failure: { code, message } }) : `${message}\n`)
}
