'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import type { JsonObject } from '@/lib/base'
import { useFrame, useRest } from '../frame/frame-context'
import { asProblem, useTellProblem } from '../frame/frame-notice'
import { restJson } from '../frame/requests'
import { FrameSession } from '../frame/rest'

const StreamTokens = z.object({ stream_token: z.string() })

const SessionJson = z.pipe(
  z.json(),
  z.transform((json: z.core.util.JSONType) => ({ json, session: FrameSession.parse(json) })),
)

/** A session, watched, and told to the page around the frame on load and on each change; none before it has an id. */
export function useToldSession(sessionId: string | undefined, every: number) {
  const { tell, onTrust } = useFrame()
  const query = useRest(sessionPath(sessionId ?? ''), SessionJson, { every, isOff: sessionId === undefined })
  const text = query.data === undefined ? null : JSON.stringify(query.data.json)

  useEffect(() => {
    if (text === null) return
    tell('session', JSON.parse(text))
    return onTrust(() => tell('session', JSON.parse(text)))
  }, [text, tell, onTrust])
  return query
}

/** Where the API has a session. */
export function sessionPath(sessionId: string): string {
  return `/api/1/sessions/${encodeURIComponent(sessionId)}`
}

/** One session on screen: watched, told, joined by whoever the token stands for, and changed through the API. */
export function useSession(sessionId: string) {
  const { token } = useFrame()
  const path = sessionPath(sessionId)
  const query = useToldSession(sessionId, 1_000)
  useWatching(path, query.data?.session.state)
  const update = useMutation({
    mutationFn: async (change: JsonObject) => restJson(token, path, { method: 'PUT', body: change }),
    onSettled: () => query.refetch(),
  })
  useTellProblem(update.error ? asProblem(update.error) : null)
  return { query, session: query.data?.session, update }
}

/** Asks for the stream of a live session, as an agent UI does before it shows the screen: so the agent joins its agents. */
function useWatching(path: string, state: FrameSession['state'] | undefined) {
  useRest(`${path}/tokens`, StreamTokens, { isOff: state !== 'active' })
}
