'use client'

import { type RefObject, useEffect, useReducer, useRef, useState } from 'react'
import type { JsonValue } from '@/lib/base'
import { defaultEmbedOptions, type ReadOptions, readOptions } from '@/lib/embed'
import { type Bridge, openBridge } from './bridge'

/** How the frame stands with its token. `turn` counts the tokens it was given. */
export type TokenState =
  | { readonly status: 'starting' }
  | { readonly status: 'waiting' }
  | { readonly status: 'late' }
  | { readonly status: 'stranger'; readonly origin: string }
  | { readonly status: 'none' }
  | { readonly status: 'two-ways' }
  | { readonly status: 'ready'; readonly token: string; readonly turn: number }

type TokenEvent =
  | { readonly kind: 'asked' | 'absent' | 'both' | 'late' }
  | { readonly kind: 'stranger'; readonly origin: string }
  | { readonly kind: 'token'; readonly token: string }

const patience = 8_000

function next(state: TokenState, event: TokenEvent): TokenState {
  switch (event.kind) {
    case 'token':
      return { status: 'ready', token: event.token, turn: state.status === 'ready' ? state.turn + 1 : 1 }
    case 'asked':
      return state.status === 'starting' ? { status: 'waiting' } : state
    case 'late':
      return state.status === 'waiting' ? { status: 'late' } : state
    case 'stranger':
      return state.status === 'ready' ? state : { status: 'stranger', origin: event.origin }
    case 'absent':
      return { status: 'none' }
    case 'both':
      return { status: 'two-ways' }
  }
}

/** What the frame answers over the bridge. Kept in a ref, so that the bridge outlives every render. */
export type RequestHandler = (method: string, data: unknown) => Promise<JsonValue> | undefined

/**
 * Reads the frame's own address once: its options, and its token, which is removed at once; or gets the token over the
 * bridge when the address says so. The token lives in memory only.
 */
export function useFrameToken(
  trustedOrigins: readonly string[],
  handler: RefObject<RequestHandler>,
  onTrust: RefObject<() => void>,
) {
  const [state, dispatch] = useReducer(next, { status: 'starting' })
  const bridge = useRef<Bridge | null>(null)
  const given = useRef<Address>(null)
  const [read, setRead] = useState<ReadOptions>({ options: defaultEmbedOptions, ignored: [] })
  const [hostOrigin, setHostOrigin] = useState<string | null>(null)

  useEffect(() => {
    given.current ??= takeFromAddress()
    const { token, isAsked } = given.current
    setRead(given.current.options)
    const opened = openBridge({
      // A window that this frame popped out is handed its token by the frame, which is of the same origin.
      trustedOrigins: [...trustedOrigins, window.location.origin],
      onStranger: (origin) => dispatch({ kind: 'stranger', origin }),
      onTrust: (origin) => {
        setHostOrigin(origin)
        onTrust.current()
      },
      onToken: (text) => isAsked && dispatch({ kind: 'token', token: text }),
      onRequest: (method, data) => handler.current(method, data),
    })
    bridge.current = opened
    if (token !== null && isAsked) dispatch({ kind: 'both' })
    else if (token !== null) dispatch({ kind: 'token', token })
    else dispatch({ kind: isAsked ? 'asked' : 'absent' })
    const timer = window.setTimeout(() => dispatch({ kind: 'late' }), patience)
    return () => {
      window.clearTimeout(timer)
      opened.stop()
    }
  }, [trustedOrigins, handler, onTrust])

  return { state, bridge, hostOrigin, ...read }
}

type Address = { token: string | null; isAsked: boolean; options: ReadOptions }

function takeFromAddress(): Address {
  const url = new URL(window.location.href)
  const token = url.searchParams.get('token')
  if (token !== null) {
    url.searchParams.delete('token')
    window.history.replaceState(window.history.state, '', url)
    // Once more when the router listens, so that it does not write the old address back.
    window.setTimeout(() => window.history.replaceState(null, '', url))
  }
  return {
    token,
    isAsked: url.searchParams.get('token_source') === 'postMessage',
    options: readOptions(url.searchParams),
  }
}
