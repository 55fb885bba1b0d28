'use client'

import { AppWindow, PenLine, PhoneOff } from 'lucide-react'
import { memo, useState } from 'react'
import type { ActionOutcome } from '@/components/form/outcome'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import type { Connection } from '@/lib/connection'
import type { SignedTestToken } from '@/lib/tokens'
import { EventLog } from './event-log'
import { FailureBanner } from './failure-banner'
import { OptionsPanel } from './options-panel'
import { PagePicker } from './page-picker'
import { PreviewFrame } from './preview-frame'
import { firstSettings, frameUrl, lifetimeOf, type PreviewSettings, shownUrl } from './preview-settings'
import { TokenStatus } from './token-status'
import { usePreview } from './use-preview'

type EmbedPaneProps = {
  connection: Connection
  /** Why no token can be signed now, or null. */
  blocked: string | null
  sign: (lifetimeSeconds: number) => Promise<ActionOutcome<SignedTestToken>>
  onSigned?: ((token: SignedTestToken) => void) | undefined
}

/** Signs a test token and loads the embed with it: exactly what an agent with this draft would get. */
export const EmbedPane = memo(function EmbedPane({ connection, blocked, sign, onSigned }: EmbedPaneProps) {
  const [settings, setSettings] = useState<PreviewSettings>(firstSettings)
  const preview = usePreview({
    origin: connection.origin,
    isTokenSent: settings.delivery === 'postMessage',
    lifetimeSeconds: lifetimeOf(settings),
    isRenewed: settings.isRenewed,
    blocked,
    sign,
    onSigned,
  })
  const { state } = preview
  function change(part: Partial<PreviewSettings>) {
    setSettings({ ...settings, ...part })
    // A token signed for one way of travelling never takes the other: it may live too long for an address.
    if (part.delivery !== undefined && part.delivery !== settings.delivery) preview.stop()
  }
  return (
    <div data-slot="embed-pane" className="flex h-full min-h-0 flex-col gap-3 overflow-auto p-4">
      <PagePicker connection={connection} settings={settings} onChange={change} />
      <Disclosure summary="Options and token">
        <OptionsPanel settings={settings} onChange={change} />
      </Disclosure>
      {blocked !== null && (
        <Banner tone="caution" title="No new token can be signed">
          {blocked}
        </Banner>
      )}
      <FailureBanner state={state} blocked={blocked} onSign={() => void preview.sign()} />
      {state.token === null ? (
        <Start isSigning={state.isSigning} blocked={blocked} onSign={() => void preview.sign()} />
      ) : (
        <>
          <TokenStatus
            token={state.token}
            skew={state.skew}
            isSigning={state.isSigning}
            isRenewed={settings.isRenewed && blocked === null}
            blocked={blocked}
            onSign={() => void preview.sign()}
            onReload={preview.reload}
            onStop={preview.stop}
          />
          <Stage
            url={shownUrl(connection, settings)}
            src={frameUrl(connection, settings, state.token.token)}
            turn={state.turn}
            onFrame={preview.setFrame}
          />
          {state.session && <SessionLine session={state.session} onEnd={preview.endSession} />}
        </>
      )}
      <EventLog log={state.log} />
    </div>
  )
})

type StartProps = { isSigning: boolean; blocked: string | null; onSign: () => void }

function Start({ isSigning, blocked, onSign }: StartProps) {
  return (
    <EmptyState
      className="py-10"
      icon={<AppWindow aria-hidden />}
      title="See what an agent would get"
      action={
        <Button
          variant="primary"
          icon={<PenLine aria-hidden />}
          pending={isSigning}
          disabled={blocked !== null}
          onClick={onSign}
        >
          Sign and load
        </Button>
      }
    >
      A short-lived test token in your own name is signed from the saved draft and handed to the embed. It is stored
      nowhere.
    </EmptyState>
  )
}

type StageProps = {
  url: string | null
  src: string | null
  turn: number
  onFrame: (frame: HTMLIFrameElement | null) => void
}

function Stage({ url, src, turn, onFrame }: StageProps) {
  if (src === null || url === null)
    return (
      <EmptyState className="py-10" title="Which one?">
        This page needs the id of a device or session.
      </EmptyState>
    )
  return (
    <div className="flex min-h-112 flex-1 flex-col overflow-hidden rounded-card border border-line">
      <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line bg-hover pr-1 pl-3">
        <p className="min-w-0 flex-1 truncate font-mono text-12 text-ink-muted">{url}</p>
        <CopyButton label="Copy the address without the token" value={url} iconOnly />
      </div>
      <div className="min-h-0 flex-1">
        <PreviewFrame key={turn} src={src} onFrame={onFrame} />
      </div>
    </div>
  )
}

type SessionLineProps = { session: { readonly id: string; readonly state: string }; onEnd: () => void }

function SessionLine({ session, onEnd }: SessionLineProps) {
  return (
    <div className="flex items-center gap-2 text-12 text-ink-muted">
      <p className="min-w-0 flex-1 truncate">
        Session in the frame: <span className="font-mono">{session.id}</span>, {session.state}
      </p>
      {session.state !== 'ended' && (
        <Button size="sm" variant="ghost" icon={<PhoneOff aria-hidden />} onClick={onEnd}>
          End by SDK
        </Button>
      )}
    </div>
  )
}
