'use client'

import { keepPreviousData, type QueryKey, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import type * as z from 'zod/mini'
import type { JsonObject, JsonValue } from '@/lib/base'
import type { EmbedOptions, EmbedPage } from '@/lib/embed'
import { callRest, RestProblem } from './rest'
import type { RequestHandler } from './use-frame-token'

/** What every view of the frame works with. */
export type Frame = {
  readonly token: string
  /** Counts the tokens, so that what failed under the last one is asked again under the next. */
  readonly turn: number
  readonly options: EmbedOptions
  /** Whether this is the preview of a template in Remit; what it starts is marked so. */
  readonly isPreview: boolean
  /** Whether a window of its own can be opened for the session, and handed the token. */
  readonly canPopOut: boolean
  go(page: EmbedPage): void
  /** Tells the page around the frame. */
  tell(event: string, data: JsonValue): void
  /** Lets the view at hand answer calls from the page around the frame; returns how to stop. */
  answer(handler: RequestHandler): () => void
  /** Called when the page around the frame attaches anew; returns how to stop. */
  onTrust(listener: () => void): () => void
}

export const FrameContext = createContext<Frame | null>(null)

/** The frame a view stands in. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (frame === null) throw new Error('A view of the sandbox stands outside its frame.')
  return frame
}

type RestOptions = { readonly every?: number; readonly isOff?: boolean }

/** Reads from the REST API and keeps looking. What was read stays on screen while a new token is tried. */
export function useRest<S extends z.ZodMiniType>(
  path: string,
  shape: S,
  options: RestOptions = {},
): UseQueryResult<z.output<S>, Error> {
  const { token, turn } = useFrame()
  const key: QueryKey = [path, turn]
  // The cache holds the answer itself, because two views may read the same one in different shapes.
  const read = useCallback((answer: unknown): z.output<S> => shape.parse(answer), [shape])
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => callRest(token, path, { signal }),
    select: read,
    refetchInterval: (query) => (query.state.error === null ? (options.every ?? false) : false),
    placeholderData: keepPreviousData,
    enabled: !options.isOff,
    retry: (count, error) => !(error instanceof RestProblem && error.status > 0) && count < 2,
  })
}

/** Writes through the REST API. Throws `RestProblem`. */
export function useSend(): (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: JsonObject) => Promise<unknown> {
  const { token } = useFrame()
  return (method, path, body) => callRest(token, path, body === undefined ? { method } : { method, body })
}
