import { AppError, errorCodes } from '@/lib/base'
import type { SandboxRequest } from '@/lib/sandbox'
import { readDb } from '@/lib/server/db'
import { emitFault } from '@/lib/server/observability'
import { makeId } from '@/lib/server/service'
import { answerFrom } from './answer'

const bodyLimit = 65_536

/**
 * Mounts the sandbox's REST API on HTTP. Path and query are read as they were asked, below `/api`, whatever path the
 * route itself has. Everything from 400 up is JSON `{ id, message }`, faults too, because the SDK reads nothing else.
 */
export async function mountSandbox(request: Request): Promise<Response> {
  try {
    const asked = await readRequest(request)
    if (asked === null) return refusal(413, 'bad_request', 'The body is larger than 64 KiB.')
    const answer = await answerFrom(await readDb(), asked, Date.now())
    if (answer === null) return refusal(503, 'unavailable', 'Too many changes at once. Try again.')
    const { status, headers, body } = answer
    return new Response(status === 204 ? null : body, { status, headers })
  } catch (fault) {
    if (fault instanceof AppError) return refusal(errorCodes[fault.code].status, fault.code, fault.message)
    const requestId = makeId('req')
    emitFault(requestId, fault)
    return refusal(500, 'internal', `The sandbox failed. Its log says why under ${requestId}.`)
  }
}

async function readRequest(request: Request): Promise<SandboxRequest | null> {
  const url = new URL(request.url)
  const body = await readText(request)
  if (body === null) return null
  return {
    method: request.method,
    path: url.pathname.slice(Math.max(0, url.pathname.indexOf('/api'))),
    query: url.searchParams,
    authorization: request.headers.get('authorization'),
    body,
  }
}

/** Reads no further than the limit, whatever length was announced. */
async function readText(request: Request): Promise<string | null> {
  if (request.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > bodyLimit) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function refusal(status: number, id: string, message: string): Response {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }
  return Response.json({ id, message }, { status, headers })
}
