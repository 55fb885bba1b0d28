// @ts-check
import { refuse, tooLarge } from '../refuse.mjs'

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * Ends a request whose body grows past its room without having said so (chunked transfer).
 * The bytes are counted where the parser hands them over, so that a reader further in loses nothing.
 * @param {Request} request of whose body nothing was read yet
 * @param {Response} response
 * @param {number} room in bytes
 */
export function limitBody(request, response, room) {
  if (request.headers['transfer-encoding'] === undefined) return
  const push = request.push.bind(request)
  let received = request.readableLength
  request.push = (chunk, encoding) => {
    received += chunk?.length ?? 0
    if (received <= room) return push(chunk, encoding)
    if (!response.headersSent) refuse(request, response, tooLarge())
    response.once('finish', () => request.destroy())
    return false
  }
}
