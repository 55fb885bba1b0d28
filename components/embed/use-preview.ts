'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import type { Failure } from '@/lib/base'
import type { SignedTestToken } from '@/lib/tokens'
import { openPreviewBridge, type PreviewBridge } from './preview-bridge'
import { idlePreview, nextPreview, type PreviewEvent, type PreviewState, renewalLead } from './preview-state'

/** How long a frame may say nothing before that is called a problem, in milliseconds. */
const patience = 10_000

type PreviewOptions = {
  readonly origin: string
  readonly isTokenSent: boolean
  readonly lifetimeSeconds: number
  readonly isRenewed: boolean
  readonly blocked: string | null
  sign(lifetimeSeconds: number): Promise<ActionOutcome<SignedTestToken>>
}

const administratorInAddress: Failure = {
  code: 'blocked',
  message: 'A token with the role administrator is never put in an address. Send it by message, or narrow the role.',
}

/** An event with the time it happens at left to the hook. */
type Happening<E> = E extends PreviewEvent ? Omit<E, 'at'> : never

/** Runs a preview: signs, hands over, listens, counts down, renews. The token stays in the memory of this page. */
export function usePreview(options: PreviewOptions) {
  const [state, dispatch] = useReducer(nextPreview, idlePreview)
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const happen = useCallback((event: Happening<PreviewEvent>) => dispatch({ ...event, at: Date.now() }), [])

  const sign = useCallback(async () => {
    happen({ kind: 'sign' })
    const outcome = await attempt(() => latest.current.sign(latest.current.lifetimeSeconds))
    if (!outcome.ok) return happen({ kind: 'refused', failure: outcome.failure })
    if (!latest.current.isTokenSent && outcome.value.claims.role === 'administrator') {
      return happen({ kind: 'refused', failure: administratorInAddress })
    }
    happen({ kind: 'signed', token: outcome.value })
  }, [happen])

  const endSession = useBridge(options, { frame, token: state.token?.token, happen })
  useSilence(frame, state.isHeard, happen)
  useEnd(state, options.isRenewed && options.blocked === null, { sign, happen })

  return {
    state,
    sign,
    setFrame,
    reload: () => happen({ kind: 'reload' }),
    stop: () => happen({ kind: 'stop' }),
    endSession,
  }
}

type Happen = (event: Happening<PreviewEvent>) => void

type Bridged = { frame: HTMLIFrameElement | null; token: string | undefined; happen: Happen }

/** Keeps one bridge to the frame that is there, and hands it every new token. Answers how to end its session. */
function useBridge({ origin, isTokenSent }: PreviewOptions, { frame, token, happen }: Bridged): () => void {
  const bridge = useRef<PreviewBridge | null>(null)
  useEffect(() => {
    if (frame === null) return
    happen({ kind: 'load' })
    const opened = openPreviewBridge({
      frame,
      origin,
      isTokenSent,
      onSaid: (message) => happen({ kind: 'said', message }),
      onSent: (event) => happen({ kind: 'sent', event, text: '' }),
    })
    bridge.current = opened
    return opened.stop
  }, [frame, origin, isTokenSent, happen])
  useEffect(() => {
    if (frame !== null && token !== undefined) bridge.current?.give(token)
  }, [frame, token])
  return useCallback(() => bridge.current?.endSession(), [])
}

function useSilence(frame: HTMLIFrameElement | null, isHeard: boolean, happen: Happen) {
  useEffect(() => {
    if (frame === null || isHeard) return
    const timer = window.setTimeout(() => happen({ kind: 'silent' }), patience)
    return () => window.clearTimeout(timer)
  }, [frame, isHeard, happen])
}

/** Renews a token before it ends, or says that it ended. */
function useEnd(
  { token, skew }: PreviewState,
  isRenewed: boolean,
  deeds: { sign: () => Promise<void>; happen: Happen },
) {
  const { sign, happen } = deeds
  useEffect(() => {
    if (!token) return
    const left = token.expiresAt + skew - Date.now()
    const end = window.setTimeout(() => happen({ kind: 'expired' }), Math.max(0, left))
    const renewal = isRenewed ? window.setTimeout(() => void sign(), Math.max(0, left - renewalLead(token))) : undefined
    return () => {
      window.clearTimeout(end)
      window.clearTimeout(renewal)
    }
  }, [token, skew, isRenewed, sign, happen])
}
