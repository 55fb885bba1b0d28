'use client'

import { AppWindow, PenLine, PhoneOff } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { EmptyState } from '@/components/ui/empty-state'
import { embedAllow } from '@/lib/embed'
import { EmbedFrame } from './frame/embed-frame'

type PreviewStartProps = { isSigning: boolean; blocked: string | null; onSign: () => void }

/** What stands in place of the frame before a token was asked for. */
export function PreviewStart({ isSigning, blocked, onSign }: PreviewStartProps) {
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

type PreviewStageProps = {
  /** The address to show and to copy, and the one of the frame; null while an id is missing. */
  shown: string | null
  src: string | null
  turn: number
  onFrame: (frame: HTMLIFrameElement | null) => void
}

/** The frame under its address. */
export function PreviewStage({ shown, src, turn, onFrame }: PreviewStageProps) {
  if (src === null || shown === null)
    return (
      <EmptyState className="py-10" title="Which one?">
        This page needs the id of a device or session.
      </EmptyState>
    )
  return (
    <div className="flex min-h-112 flex-1 flex-col overflow-hidden rounded-card border border-line">
      <div className="flex h-8 shrink-0 items-center gap-1 border-b border-line bg-hover pr-1 pl-3">
        <p className="min-w-0 flex-1 truncate font-mono text-12 text-ink-muted">{shown}</p>
        <CopyButton label="Copy the address without the token" value={shown} iconOnly />
      </div>
      <div className="min-h-0 flex-1">
        <EmbedFrame key={turn} title="Embed with the test token" src={src} allow={embedAllow} onFrame={onFrame} />
      </div>
    </div>
  )
}

type SessionLineProps = { session: { readonly id: string; readonly state: string }; onEnd: () => void }

/** The session in the frame, which the SDK can end. */
export function SessionLine({ session, onEnd }: SessionLineProps) {
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
