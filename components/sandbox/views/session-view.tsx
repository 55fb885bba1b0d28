'use client'

import { Info, MonitorOff, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { EmbedPage } from '@/lib/embed'
import { useFrame } from '../frame/frame-context'
import { FrameNotice, ProblemNotice } from '../frame/frame-notice'
import type { FrameSession } from '../frame/rest'
import { SessionDetails } from '../session/session-details'
import { SessionHead } from '../session/session-head'
import { SessionStage } from '../session/session-stage'
import { SessionTools } from '../session/session-tools'
import { useRequests } from '../session/use-requests'
import { useScene } from '../session/use-scene'
import { useSession } from '../session/use-session'
import { useTools } from '../session/use-tools'

/** One session: the customer's screen, the tools, who and what. Leaves as `end_action` says when it ends here. */
export function SessionView({ sessionId }: { sessionId: string }) {
  const { query, session, update } = useSession(sessionId)
  const [tools, onTool] = useTools('#e5484d')
  const [note, setNote] = useState<string | null>(null)
  const scene = useScene(session)
  function press(key: 'GoBack' | 'GoHome'): boolean {
    const isOn = session?.remote_control === 'on'
    if (isOn) scene.press(key)
    else setNote('Remote control is not on. Choose it and wait for the customer to agree.')
    return isOn
  }
  useRequests({ session, onTool, update: (change) => update.mutateAsync(change), press })
  useLeaving(session)

  if (query.isError && !session) return <ProblemNotice icon={<MonitorOff aria-hidden />} error={query.error} />
  if (!session) return <div className="flex-1" />
  if (session.state === 'ended') return <EndedNotice session={session} />
  const shown = query.error?.message ?? update.error?.message ?? note ?? messageOf(session)
  return (
    <main className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col">
        <SessionHead
          session={session}
          isEnding={update.isPending}
          onEnd={() => update.mutate({ state: 'ended' })}
          onNote={setNote}
        />
        <Message text={shown} />
        <SessionStage session={session} scene={scene.scene} tools={tools} onTool={onTool} onTap={scene.tap} />
        <SessionTools
          session={session}
          tools={tools}
          onTool={onTool}
          onUpdate={(change) => update.mutate(change)}
          onKey={press}
        />
      </div>
      <Details session={session} />
    </main>
  )
}

function Details({ session }: { session: FrameSession }) {
  const { options } = useFrame()
  return options.sessionDetails === 'shown' ? <SessionDetails session={session} /> : null
}

/** Notices over the screen. Hidden by `messages=none`. */
function Message({ text }: { text: string | null }) {
  const { options } = useFrame()
  if (options.messages === 'none' || text === null) return null
  return (
    <p role="status" className="flex shrink-0 items-center gap-2 bg-accent-tint px-3 py-1.5 text-13">
      <Info aria-hidden className="shrink-0 text-accent" />
      {text}
    </p>
  )
}

function messageOf(session: FrameSession): string | null {
  if (session.state === 'pending')
    return session.code === undefined ? 'Waiting for a device.' : `Waiting for a device. The code is ${session.code}.`
  if (session.state === 'authorizing') return 'Waiting for the customer to consent.'
  if (session.full_device === 'requested') return 'Asked for the full device. Waiting for the customer.'
  if (session.remote_control === 'requested') return 'Asked for remote control. Waiting for the customer.'
  return null
}

const afterEnd: Readonly<Record<'dashboard' | 'code', EmbedPage>> = {
  dashboard: { kind: 'dashboard' },
  code: { kind: 'code' },
}

/** Leaves when a session that was live on this screen ends, whoever ended it. */
function useLeaving(session: FrameSession | undefined) {
  const { go, options } = useFrame()
  const wasLive = useRef<boolean>(false)
  const state = session?.state
  useEffect(() => {
    if (state === undefined) return
    if (state !== 'ended') wasLive.current = true
    else if (wasLive.current && options.endAction !== 'none') go(afterEnd[options.endAction])
  }, [state, go, options.endAction])
}

function EndedNotice({ session }: { session: FrameSession }) {
  const { go } = useFrame()
  const actions = session.recorded && (
    <Button icon={<Play aria-hidden />} onClick={() => go({ kind: 'recording', sessionId: session.id })}>
      Play the recording
    </Button>
  )
  return (
    <FrameNotice
      icon={<MonitorOff aria-hidden />}
      title="This session has ended"
      actions={actions}
      detail={session.ended_reason}
    >
      <p>The screen is no longer shared.</p>
    </FrameNotice>
  )
}
