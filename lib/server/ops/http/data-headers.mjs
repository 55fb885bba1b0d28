// @ts-check

/** What an answer carries that is data: nothing may load, run or frame it (`dataPolicy` in `lib/headers` is the same). */
export const dataHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
}

/**
 * Makes an answer to which nobody gave a policy of its own one that is data: Next's own redirects, files of the build and the
 * API of the sandbox, whatever they answer. Pages have a policy, which says who may frame them.
 * @param {import('node:http').ServerResponse} response
 */
export function withDataHeaders(response) {
  const writeHead = response.writeHead
  response.writeHead = function write(/** @type {any[]} */ ...given) {
    if (!response.hasHeader('content-security-policy')) {
      for (const [name, value] of Object.entries(dataHeaders)) response.setHeader(name, value)
    }
    return Reflect.apply(writeHead, response, given)
  }
}
