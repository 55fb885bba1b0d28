'use client'

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Info, KeyRound, LoaderCircle, MapPinOff, ShieldQuestion } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { type EmbedPage, embedFailures, embedPath, type ReadOptions } from '@/lib/embed'
import { Views } from '../views/views'
import { FrameBar, SandboxMark } from './frame-bar'
import { type Frame, FrameContext } from './frame-context'
import { FrameNotice } from './frame-notice'
import { answerForFrame } from './requests'
import { type RequestHandler, type TokenState, useFrameToken } from './use-frame-token'

type SandboxFrameProps = {
  /** Where Remit is: its preview opens no windows. */
  appOrigin: string
  /** Whose pages may hold this one and hand it a token. */
  trustedOrigins: readonly string[]
  page: EmbedPage | null
}

/** The sandbox's embed: gets its token, then shows what the token may see. Speaks the bridge protocol of semantics 4.3. */
export function SandboxFrame({ appOrigin, trustedOrigins, page: firstPage }: SandboxFrameProps) {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } }))
  const [page, setPage] = useState(firstPage)
  const viewHandler = useRef<RequestHandler | null>(null)
  const trustListener = useRef<(() => void) | null>(null)
  const frame = useRef<Frame>(null)

  const handler = useRef<RequestHandler>(
    (method, data) => viewHandler.current?.(method, data) ?? answerForFrame(frame.current, method, data),
  )
  const onTrust = useRef(() => trustListener.current?.())
  const [trusted] = useState(trustedOrigins)
  const { state, bridge, hostOrigin, options, ignored } = useFrameToken(trusted, handler, onTrust)

  const [links] = useState(() => ({
    go: (next: EmbedPage) => {
      setPage(next)
      window.history.replaceState(null, '', `${embedPath(next)}${window.location.search}`)
    },
    tell: (event: string, data: Parameters<Frame['tell']>[1]) => bridge.current?.send(event, data),
    answer: (next: RequestHandler) => hold(viewHandler, next),
    onTrust: (next: () => void) => hold(trustListener, next),
  }))

  const canPopOut = canOpenWindow(hostOrigin, appOrigin)
  const isPreview = hostOrigin === appOrigin
  const value =
    state.status === 'ready' ? { token: state.token, turn: state.turn, options, canPopOut, isPreview, ...links } : null
  useEffect(() => {
    frame.current = value
  })
  return (
    <QueryClientProvider client={queries}>
      <div data-slot="sandbox-frame" className="flex h-dvh flex-col bg-canvas">
        {page === null ? (
          <FrameNotice icon={<MapPinOff aria-hidden />} title="The sandbox has no such page">
            <p>It has the dashboard, code entry, connect, sessions and recordings.</p>
          </FrameNotice>
        ) : value ? (
          <FrameContext value={value}>
            {options.navigation === 'shown' && <FrameBar page={page} />}
            <Views page={page} />
          </FrameContext>
        ) : (
          <TokenNotice state={state} trustedOrigins={trusted} />
        )}
        {ignored.length > 0 && <IgnoredOptions ignored={ignored} />}
        <SandboxMark />
      </div>
    </QueryClientProvider>
  )
}

function hold<T>(ref: { current: T | null }, value: T): () => void {
  ref.current = value
  return () => {
    if (ref.current === value) ref.current = null
  }
}

/** Only a frame pops out, and not one in Remit's preview, which opens no windows. */
function canOpenWindow(hostOrigin: string | null, appOrigin: string): boolean {
  if (typeof window === 'undefined' || window.parent === window) return false
  return (hostOrigin ?? window.location.ancestorOrigins?.[0] ?? appOrigin) !== appOrigin
}

/** What the address asks for that nobody knows: said, and otherwise as if it were not there. */
function IgnoredOptions({ ignored }: Pick<ReadOptions, 'ignored'>) {
  return (
    <p role="note" className="flex shrink-0 items-center gap-2 border-t border-line bg-surface px-3 py-1.5 text-12">
      <Info aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
      <span className="min-w-0 break-words text-ink-muted">
        Not a value of this option, so its default stands:{' '}
        <span className="font-mono">{ignored.map(({ parameter, value }) => `${parameter}=${value}`).join(', ')}</span>
      </span>
    </p>
  )
}

function TokenNotice({ state, trustedOrigins }: { state: TokenState; trustedOrigins: readonly string[] }) {
  switch (state.status) {
    case 'starting':
    case 'waiting':
    case 'ready':
      return (
        <FrameNotice icon={<LoaderCircle aria-hidden className="animate-turn" />} title="Waiting for a token">
          <p>The page around this frame hands it over as soon as it is attached.</p>
        </FrameNotice>
      )
    case 'late':
      return (
        <FrameNotice icon={<KeyRound aria-hidden />} title="No token came" detail="token_source=postMessage">
          <p>
            The page around this frame must call attachContext of the agent SDK with a token, with the sandbox as its
            api.
          </p>
        </FrameNotice>
      )
    case 'stranger':
      return (
        <FrameNotice
          icon={<ShieldQuestion aria-hidden />}
          title={embedFailures['origin-not-trusted'].title}
          detail={state.origin}
        >
          <p>
            Only {trustedOrigins.join(', ')} may embed the sandbox. A token from anywhere else is not read. The person
            who runs this server can add an origin to EMBEDDING_ORIGINS.
          </p>
        </FrameNotice>
      )
    case 'two-ways':
      return (
        <FrameNotice icon={<MapPinOff aria-hidden />} title="Two ways at once" detail="token, token_source=postMessage">
          <p>The address holds a token and asks for one by message. Use one of the two.</p>
        </FrameNotice>
      )
    case 'none':
      return (
        <FrameNotice icon={<KeyRound aria-hidden />} title="This page needs a token">
          <p>Open it in the preview of a template, or add token_source=postMessage and attach the agent SDK.</p>
        </FrameNotice>
      )
  }
}
