'use client'

import { ExternalLink, PhoneOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { useFrame } from '../frame/frame-context'
import type { FrameSession } from '../frame/rest'
import { usePopOut } from '../frame/use-pop-out'
import { nameOf, stateNames, stopwatch } from '../views/words'

type SessionHeadProps = { session: FrameSession; isEnding: boolean; onEnd: () => void; onNote: (note: string) => void }

/** Whose screen this is, for how long, and the way out. */
export function SessionHead({ session, isEnding, onEnd, onNote }: SessionHeadProps) {
  const { options, canPopOut } = useFrame()
  const open = usePopOut()
  function popOut() {
    if (!open()) onNote('The page around this frame allows no windows, so the session stays here.')
  }
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
      <LiveDot isLive={session.state === 'active'} />
      <div className="grid min-w-0 flex-1">
        <h1 className="truncate text-14">{nameOf(session.custom_data, session.device)}</h1>
        <p className="truncate text-12 text-ink-muted">
          {stateNames[session.state]}
          {session.activated && session.state === 'active' && (
            <>
              {' · '}
              <RunningTime since={session.activated.getTime()} />
            </>
          )}
        </p>
      </div>
      {options.popout === 'shown' && canPopOut && (
        <IconButton label="Pop out" icon={<ExternalLink aria-hidden />} onClick={popOut} />
      )}
      <Button variant="danger" icon={<PhoneOff aria-hidden />} pending={isEnding} onClick={onEnd}>
        End
      </Button>
    </div>
  )
}

function LiveDot({ isLive }: { isLive: boolean }) {
  return (
    <span
      aria-hidden
      className={isLive ? 'size-2.5 rounded-full bg-allow' : 'size-2.5 rounded-full border-2 border-caution-line'}
    />
  )
}

function RunningTime({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return <span className="tabular-nums">{stopwatch(now - since)}</span>
}
