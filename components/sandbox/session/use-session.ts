'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { z } from 'zod'
import type { JsonObject } from '@/lib/base'
import { useFrame, useRest } from '../frame/frame-context'
import { asProblem, useTellProblem } from '../frame/frame-notice'
import { restJson } from '../frame/requests'
import { FrameSession } from '../frame/rest'

const SessionJson = z.json().transform((json) => ({ json, session: FrameSession.parse(json) }))

/** One session, watched, and told to the page around the frame on load and on each change. */
export function useSession(sessionId: string) {
  const { token, tell, onTrust } = useFrame()
  const path = `/api/1/sessions/${encodeURIComponent(sessionId)}`
  const query = useRest(path, SessionJson, { every: 1_000 })
  const text = query.data === undefined ? null : JSON.stringify(query.data.json)

  useEffect(() => {
    if (text === null) return
    tell('session', JSON.parse(text))
    return onTrust(() => tell('session', JSON.parse(text)))
  }, [text, tell, onTrust])

  const update = useMutation({
    mutationFn: async (change: JsonObject) => restJson(token, path, { method: 'PUT', body: change }),
    onSettled: () => query.refetch(),
  })
  useTellProblem(update.error ? asProblem(update.error) : null)
  return { query, session: query.data?.session, update }
}
