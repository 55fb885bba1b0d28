'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { type EmbedBridge, openEmbedBridge } from '@/components/embed/frame/embed-bridge'
import { EmbedFrame } from '@/components/embed/frame/embed-frame'
import { useSilence } from '@/components/embed/frame/use-silence'
import { Banner } from '@/components/ui/banner'
import { CopyButton } from '@/components/ui/copy-button'
import { type EmbedFailure, type EmbedMessage, embedFailures, nameFailure, originFailures } from '@/lib/embed'
import type { OpenGrant } from '@/lib/grants'

type EmbedViewProps = { frame: OpenGrant['frame']; token: string | null }

type Problem = { readonly name: EmbedFailure; readonly message: string }

/** The embed, full size. A new token replaces the old one by message; the frame is never loaded again for it. */
export function EmbedView({ frame: { src, origin, allow }, token }: EmbedViewProps) {
  const [frame, setFrame] = useState<HTMLIFrameElement | null>(null)
  const [isHeard, setHeard] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isListening, setListening] = useState(false)
  const bridge = useRef<EmbedBridge | null>(null)
  // A frame says once that it is there. One that came with the page could say so before this script listens.
  useEffect(() => setListening(true), [])
  useEffect(() => {
    if (frame === null) return
    setHeard(false)
    const opened = openEmbedBridge({
      frame,
      origin,
      isTokenSent: true,
      onSaid: (message) => {
        setHeard(true)
        setProblem((known) => problemAfter(known, message))
      },
      onSent: () => undefined,
    })
    bridge.current = opened
    return opened.stop
  }, [frame, origin])
  useEffect(() => {
    if (frame === null || token === null) return
    setProblem(null)
    bridge.current?.give(token)
  }, [frame, token])
  const onSilent = useCallback((isReachable: boolean) => {
    setProblem({ name: isReachable ? 'framing-forbidden' : 'no-answer', message: '' })
  }, [])
  useSilence({ frame, origin, isHeard, onSilent })
  return (
    <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      {problem ? <FrameProblem problem={problem} /> : <span />}
      {isListening && <EmbedFrame title="What you were given access to" src={src} allow={allow} onFrame={setFrame} />}
    </div>
  )
}

/** A token that ran out is for the bar to speak of: it says what is done about it. */
function problemAfter(known: Problem | null, message: EmbedMessage): Problem | null {
  const isSilence = known?.name === 'framing-forbidden' || known?.name === 'no-answer'
  if (message.event !== 'error') return isSilence ? null : known
  const name = nameFailure(message.data, { isOver: true })
  return name === 'expired' ? known : { name, message: message.data.message }
}

function FrameProblem({ problem: { name, message } }: { problem: Problem }) {
  const isOfReach = name === 'nothing-matches' || name === 'not-allowed'
  return (
    <Banner tone={isOfReach ? 'caution' : 'deny'} live title={embedFailures[name].title} className="rounded-none">
      {message === '' ? '' : `${message}. `}
      {isOfReach
        ? 'What you were given reaches no further. If that is not what you need, tell the person who gave it to you.'
        : 'Tell the person who gave you this access; the cause is not on your side.'}
      {originFailures.has(name) && (
        <>
          <p className="mt-1">What they need: {embedFailures[name].fix}</p>
          <p className="mt-1 flex items-center gap-1">
            <span className="font-mono text-12 break-all">{window.location.origin}</span>
            <CopyButton label="Copy the origin" value={window.location.origin} iconOnly />
          </p>
        </>
      )}
    </Banner>
  )
}
