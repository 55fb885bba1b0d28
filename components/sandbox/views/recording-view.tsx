'use client'

import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Film } from 'lucide-react'
import * as z from 'zod/mini'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { useFrame, useRest } from '../frame/frame-context'
import { ProblemNotice } from '../frame/frame-notice'
import { FrameAction, FrameRecording, FrameSession } from '../frame/rest'
import { nameOf, stopwatch } from './words'

/** The recording of one session: its film and what happened when. Needs `recordings:read` and `sessions:read`. */
export function RecordingView({ sessionId }: { sessionId: string }) {
  const { go, options } = useFrame()
  const path = `/api/1/sessions/${encodeURIComponent(sessionId)}`
  const session = useRest(path, FrameSession)
  const recording = useRest(`${path}/recording`, FrameRecording)
  const actions = useActions(recording.data?.actions)
  const error = recording.error ?? session.error ?? actions.error
  if (error) return <ProblemNotice icon={<Film aria-hidden />} error={error} />
  const name = session.data ? nameOf(session.data.custom_data, session.data.device) : ''
  return (
    <main className="flex min-h-0 flex-1 flex-col overflow-auto">
      <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-3">
        {options.navigation === 'shown' && (
          <Button variant="ghost" icon={<ArrowLeft aria-hidden />} onClick={() => go({ kind: 'dashboard' })}>
            Back
          </Button>
        )}
        <h1 className="truncate text-14">Recording {name && `of ${name}`}</h1>
      </div>
      <div className="grid items-start gap-4 p-4 md:grid-cols-[1fr_18rem]">
        {recording.data ? (
          // biome-ignore lint/performance/noImgElement: the film comes from the sandbox's own API by a short-lived link.
          <img
            src={recording.data.video}
            alt={`Film of the session of ${name}`}
            className="mx-auto max-h-[70dvh] max-w-full rounded-card border border-line bg-surface"
          />
        ) : (
          <Skeleton className="aspect-video rounded-card" />
        )}
        <Actions actions={actions.data ?? []} />
      </div>
    </main>
  )
}

/** The list of actions is fetched by its link alone, as the SDK does: the link carries its own pass. */
function useActions(url: string | undefined) {
  return useQuery({
    queryKey: ['actions', url],
    enabled: url !== undefined,
    retry: false,
    queryFn: async ({ signal }) => z.array(FrameAction).parse(await (await fetch(url ?? '', { signal })).json()),
  })
}

const actionNames: Readonly<Record<string, string>> = {
  session_activated: 'The customer shares the screen',
  session_ended: 'The session ends',
  navigated: 'The customer opens a page',
  tool: 'The agent points',
  drawing: 'The agent draws',
}

function Actions({ actions }: { actions: readonly FrameAction[] }) {
  const start = actions[0]?.timestamp.getTime() ?? 0
  return (
    <ol aria-label="What happened" className="grid gap-1 text-13">
      {actions.map((action) => (
        <li
          key={`${action.type} ${action.timestamp.getTime()}`}
          className="grid grid-cols-[3.5rem_1fr] gap-2 rounded-control px-2 py-1 hover:bg-hover"
        >
          <span className="text-right font-mono text-12 leading-5 text-ink-faint tabular-nums">
            {stopwatch(action.timestamp.getTime() - start)}
          </span>
          <span>{actionNames[action.type] ?? action.type}</span>
        </li>
      ))}
    </ol>
  )
}
