'use client'

import { Play, Radio } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useFrame } from '../frame/frame-context'
import type { FrameSession } from '../frame/rest'
import { CustomData } from './custom-data'
import { PlatformGlyph } from './platform-glyph'
import { ago, nameOf, stateNames } from './words'

const tones: Readonly<Record<FrameSession['state'], Tone>> = {
  pending: 'caution',
  authorizing: 'caution',
  active: 'allow',
  ended: 'neutral',
}

/** One session: its state, who is in it, and the way in, or to its recording. */
export function SessionRow({ session, now }: { session: FrameSession; now: number }) {
  const { go } = useFrame()
  const name = nameOf(session.custom_data, session.device)
  const isOver = session.state === 'ended'
  return (
    <li className="grid grid-cols-[auto_1fr_auto] items-start gap-x-3 gap-y-2 rounded-card border border-line bg-surface p-3">
      <PlatformGlyph device={session.device} />
      <div className="grid min-w-0">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate text-14 font-medium">{name}</span>
          <Badge tone={tones[session.state]}>{stateNames[session.state]}</Badge>
        </p>
        <p className="truncate text-12 text-ink-muted">
          {session.agent?.name ?? 'No agent yet'}
          {session.code !== undefined && !isOver && (
            <>
              {' '}
              · code <span className="font-mono">{session.code}</span>
            </>
          )}{' '}
          · <span className="tabular-nums">{ago(session.created, now)}</span>
        </p>
      </div>
      {isOver && session.recorded && (
        <Button
          size="sm"
          icon={<Play aria-hidden />}
          aria-label={`Recording of ${name}`}
          onClick={() => go({ kind: 'recording', sessionId: session.id })}
        >
          Recording
        </Button>
      )}
      {!isOver && (
        <Button
          size="sm"
          icon={<Radio aria-hidden />}
          aria-label={`Open the session of ${name}`}
          onClick={() => go({ kind: 'session', sessionId: session.id })}
        >
          Open
        </Button>
      )}
      <div className="col-span-full">
        <CustomData data={session.custom_data} hide={['device_name']} />
      </div>
    </li>
  )
}
