'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { type ActionOutcome, attempt } from '@/components/form/outcome'
import type { ErrorCode, Failure } from '@/lib/base'
import type { RenewalView } from '@/lib/embed'
import type { SignedTestToken } from '@/lib/tokens'
import { type EmbedBridge, openEmbedBridge } from './frame/embed-bridge'
import { useSilence } from './frame/use-silence'
import { idlePreview, nextPreview, type PreviewEvent } from './preview-state'
import { type AskOutcome, useRenewal } from './token/use-renewal'

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

  // Counts what was stopped, so that a token that comes after that is dropped.
  const stops = useRef(0)
  const ask = useCallback(async (): Promise<AskOutcome> => {
    const turn = stops.current
    happen({ kind: 'sign' })
    const outcome = await attempt(() => latest.current.sign(latest.current.lifetimeSeconds))
    if (turn !== stops.current) return { kind: 'unanswered' }
    const judged = outcome.ok ? forItsWay(outcome.value, latest.current.isTokenSent) : outcome
    if (judged.ok) {
      const { issuedAt, expiresAt } = judged.value
      happen({ kind: 'signed', token: judged.value })
      return { kind: 'signed', lifetimeMs: expiresAt - issuedAt }
    }
    const kind = passing.has(judged.failure.code) ? 'unanswered' : 'refused'
    happen({ kind, failure: judged.failure })
    return { kind }
  }, [happen])
  const renewal = useRenewal({ isWanted: options.isRenewed && options.blocked === null, ask })

  const endSession = useBridge(options, { frame, token: state.token?.token, view: renewal.view, happen })
  const onSilent = useCallback((isReachable: boolean) => happen({ kind: 'silent', isReachable }), [happen])
  useSilence({ frame, origin: options.origin, isHeard: state.isHeard, onSilent })
  const isOver = renewal.view?.end === 'over'
  useEffect(() => {
    if (isOver) happen({ kind: 'expired' })
  }, [isOver, happen])

  return {
    state,
    view: renewal.view,
    sign: renewal.ask,
    setFrame,
    reload: () => happen({ kind: 'reload' }),
    stop: () => {
      stops.current += 1
      renewal.stop()
      happen({ kind: 'stop' })
    },
    endSession,
  }
}

/** Refusals that pass by themselves: asked again soon, the same question may be answered. */
const passing: ReadonlySet<ErrorCode> = new Set(['unavailable', 'internal', 'too_many'])

function forItsWay(token: SignedTestToken, isTokenSent: boolean): ActionOutcome<SignedTestToken> {
  const isTooMuch = !isTokenSent && token.claims.role === 'administrator'
  return isTooMuch ? { ok: false, failure: administratorInAddress } : { ok: true, value: token }
}

type Happen = (event: Happening<PreviewEvent>) => void

type Bridged = {
  frame: HTMLIFrameElement | null
  token: string | undefined
  view: RenewalView | null
  happen: Happen
}

/** Keeps one bridge to the frame that is there, and hands it every new token. Answers how to end its session. */
function useBridge({ origin, isTokenSent }: PreviewOptions, { frame, token, view, happen }: Bridged): () => void {
  const bridge = useRef<EmbedBridge | null>(null)
  const isOver = useRef(false)
  useEffect(() => {
    isOver.current = view !== null && view.end !== 'ahead'
  })
  useEffect(() => {
    if (frame === null) return
    happen({ kind: 'load' })
    const opened = openEmbedBridge({
      frame,
      origin,
      isTokenSent,
      onSaid: (message) => happen({ kind: 'said', message, isOver: isOver.current }),
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
