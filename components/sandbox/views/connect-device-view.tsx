'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { Button } from '@/components/ui/button'
import { useFrame, useSend } from '../frame/frame-context'
import { FrameNotice, ProblemNotice } from '../frame/frame-notice'
import { previewMark } from '../frame/requests'
import { callRest, FrameDevice, FrameSession } from '../frame/rest'
import { sessionPath, useToldSession } from '../session/use-session'
import { PlatformGlyph } from './platform-glyph'
import { nameOf } from './words'

const patience = 10_000

/** Starts a session with one device and waits for it to consent, as Cobrowse's own agent UI does it. */
export function ConnectDeviceView({ deviceId }: { deviceId: string }) {
  const [attempt, setAttempt] = useState(1)
  return <Connecting key={attempt} deviceId={deviceId} attempt={attempt} onAgain={() => setAttempt(attempt + 1)} />
}

type ConnectingProps = { deviceId: string; attempt: number; onAgain: () => void }

function Connecting({ deviceId, attempt, onAgain }: ConnectingProps) {
  const { go } = useFrame()
  const start = useStart(deviceId, attempt)
  const session = useToldSession(start.data?.session.id, 600)
  const { id, state } = session.data?.session ?? {}
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (id !== undefined && state === 'active') go({ kind: 'session', sessionId: id })
  }, [id, state, go])
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), patience)
    return () => window.clearTimeout(timer)
  }, [])
  const error = start.error ?? session.error
  const again = <Button onClick={onAgain}>Try again</Button>
  if (error) return <ProblemNotice icon={<MonitorOff aria-hidden />} error={error} actions={again} />
  if (isLate || state === 'ended')
    return (
      <FrameNotice icon={<MonitorOff aria-hidden />} title="The device does not answer" actions={again}>
        <p>It may be asleep or offline. It is asked again when it comes back.</p>
      </FrameNotice>
    )
  return <Waiting device={start.data?.device} sessionId={id} isAsking={state === 'authorizing'} />
}

type WaitingProps = { device: FrameDevice | undefined; sessionId: string | undefined; isAsking: boolean }

function Waiting({ device, sessionId, isAsking }: WaitingProps) {
  const { go } = useFrame()
  const send = useSend()
  async function cancel() {
    if (sessionId !== undefined) await send('PUT', `/api/1/sessions/${sessionId}`, { state: 'ended' })
    go({ kind: 'dashboard' })
  }
  return (
    <section role="status" className="grid flex-1 place-content-center justify-items-center gap-4 p-6 text-center">
      <span className="relative grid place-items-center">
        <span
          aria-hidden
          className="absolute size-16 animate-turn rounded-full border border-dashed border-accent-line"
        />
        <PlatformGlyph device={device?.device} />
      </span>
      <div className="mt-3 grid gap-1">
        <h1 className="text-16">{device ? nameOf(device.custom_data, device.device) : 'Looking for the device'}</h1>
        <p className="text-13 text-ink-muted">{isAsking ? 'Asking the customer for consent' : 'Sending the request'}</p>
      </div>
      <Button variant="ghost" onClick={() => void cancel()}>
        Cancel
      </Button>
    </section>
  )
}

/** One start per attempt: the cache keeps a second mount from starting a second session. */
function useStart(deviceId: string, attempt: number) {
  const frame = useFrame()
  const { token, turn } = frame
  const cache = useQueryClient()
  return useQuery({
    queryKey: ['start', deviceId, attempt],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    queryFn: async () => {
      const path = `/api/1/devices/${encodeURIComponent(deviceId)}`
      const device = FrameDevice.parse(await callRest(token, path))
      const region = z.object({ id: z.string() }).parse(await callRest(token, '/api/1/regions/closest'))
      const body = { custom_data: device.custom_data, region: region.id, agent: 'me', ...previewMark(frame) }
      const made = await callRest(token, '/api/1/sessions', { method: 'POST', body })
      const session = FrameSession.parse(made)
      // What was answered is the first that is told of it: the next look may find the session further on.
      cache.setQueryData([sessionPath(session.id), turn], made)
      await callRest(token, `${path}/notifications`, { method: 'POST', body: { session: session.id, attempt } })
      return { device, session }
    },
  })
}
