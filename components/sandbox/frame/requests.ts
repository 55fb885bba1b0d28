import * as z from 'zod/mini'
import type { JsonValue } from '@/lib/base'
import { BridgeRefusal } from './bridge'
import type { Frame } from './frame-context'
import { callRest, FrameSession, RestProblem } from './rest'

/** Calls over the bridge that need no session on screen: starting one, and asking who someone is. */
export function answerForFrame(frame: Frame | null, method: string, data: unknown): Promise<JsonValue> | undefined {
  switch (method) {
    case 'create:session':
      return withFrame(frame, createSession)
    case 'get:user':
      return withFrame(frame, ({ token }) => restJson(token, `/api/1/users/${encodeURIComponent(idOf(data))}`))
    case 'update:tool':
    case 'update:colour':
    case 'update:drawing':
    case 'update:session':
    case 'create:control':
      return Promise.reject(new BridgeRefusal('no_session', 'There is no session in this frame.'))
    default:
      return undefined
  }
}

async function withFrame(frame: Frame | null, work: (frame: Frame) => Promise<JsonValue>): Promise<JsonValue> {
  if (frame === null) throw new BridgeRefusal('unauthorized', 'The frame has no token yet.')
  return work(frame)
}

async function createSession(frame: Frame): Promise<JsonValue> {
  const json = await restJson(frame.token, '/api/1/sessions', {
    method: 'POST',
    body: { agent: 'me', ...previewMark(frame) },
  })
  frame.go({ kind: 'session', sessionId: FrameSession.parse(json).id })
  return json
}

/** Marks a session that the preview of a template starts. */
export function previewMark({ isPreview }: Frame): { preview?: true } {
  return isPreview ? { preview: true } : {}
}

function idOf(data: unknown): string {
  const parsed = z.object({ id: z.string() }).safeParse(data)
  if (!parsed.success) throw new BridgeRefusal('bad_request', 'id must be the id of a user.')
  return parsed.data.id
}

/** Calls the API for the page around the frame; its refusal is passed on under its own id. */
export async function restJson(
  token: string,
  path: string,
  ask: Parameters<typeof callRest>[2] = {},
): Promise<JsonValue> {
  try {
    return z.json().parse(await callRest(token, path, ask))
  } catch (thrown) {
    throw thrown instanceof RestProblem ? new BridgeRefusal(thrown.id, thrown.message) : thrown
  }
}
