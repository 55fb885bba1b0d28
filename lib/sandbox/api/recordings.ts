import { ok } from '@/lib/base'
import { refuseKind, refuseOne, sessionTarget } from '../enforce'
import { answer, drawing, refuse, type SandboxResponse } from '../refusal'
import { type World, withSession } from '../world'
import { worldAt } from '../world-at'
import { type Call, missing, type Reply, type SandboxContext, type SandboxRequest, switchedOff } from './call'
import { recordingActions, recordingFilm } from './recording-film'
import { findSession } from './sessions'
import { issueTicket, isTicketFor } from './ticket'

/** GET /sessions/:id/recording: addresses of film and actions, each with its own short-lived pass. */
export async function getRecording(call: Call): Promise<Reply> {
  const found = recordedSession(call, 'read')
  if (!found.ok) return found
  const { id } = found.value
  const [video, actions] = await Promise.all(
    ['video', 'actions'].map((part) => linkTo(call, `/api/1/recordings/${id}/${part}`)),
  )
  return ok({ json: { id, video: video ?? '', actions: actions ?? '', events: [] } })
}

/** DELETE /sessions/:id/recording */
export function destroyRecording(call: Call): Reply {
  const found = recordedSession(call, 'delete')
  if (!found.ok) return found
  const session = { ...found.value, recorded: false, updated: call.now, pinned: false }
  return ok({ json: {}, world: withSession(call.world, session) })
}

/** GET /recordings/:id/video and /actions: no token, only the pass in the link. */
export async function serveRecording(
  request: SandboxRequest,
  world: World,
  context: SandboxContext,
): Promise<SandboxResponse> {
  const [, id = '', part = ''] = /^\/api\/1\/recordings\/([^/]+)\/(video|actions)$/.exec(request.path) ?? []
  const isPassed = await isTicketFor(request.path, request.query.get('ticket') ?? '', context.ticketSecret, context.now)
  if (!isPassed)
    return refuse({ id: 'forbidden', message: 'This recording link has expired. Ask for the recording again.' })
  const session = worldAt(world, context.now, null).sessions.find((candidate) => candidate.id === id)
  if (!session?.recorded) return refuse({ id: 'not_found', message: 'There is no such recording.' })
  return part === 'video' ? drawing(recordingFilm(session)) : answer(recordingActions(session))
}

function recordedSession(call: Call, action: 'read' | 'delete') {
  if (call.seen.features.recording === false) return switchedOff('Recording sessions')
  const ask = { resource: 'recordings', action }
  const refusal = refuseKind(call.asking, ask)
  if (refusal) return { ok: false, error: refusal } as const
  const session = findSession(call)
  if (!session) return missing('session')
  const outOfScope = refuseOne(call.asking, ask, sessionTarget(session))
  if (outOfScope) return { ok: false, error: outOfScope } as const
  return session.recorded ? ok(session) : missing('recording')
}

async function linkTo({ context, now }: Call, path: string): Promise<string> {
  return `${path}?ticket=${await issueTicket(path, context.ticketSecret, now)}`
}
