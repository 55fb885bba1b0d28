// @ts-check
/** What Next says of the way a request took inside: the folder behind the sandbox's host, which does not exist outside. */
const inside = ['x-middleware-rewrite', 'x-nextjs-rewrite', 'x-nextjs-rewritten-path', 'x-nextjs-rewritten-query']

/** Leaves what only concerns the inside out of the headers of an answer. @param {import('node:http').ServerResponse} response */
export function hideInside(response) {
  const writeHead = response.writeHead
  response.writeHead = function write(/** @type {any[]} */ ...given) {
    for (const name of inside) response.removeHeader(name)
    return Reflect.apply(writeHead, response, given)
  }
}
