'use client'

import { RefreshCw, RotateCw, Square } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { RenewalView } from '@/lib/embed'
import type { SignedTestToken } from '@/lib/tokens'
import { renewalWords } from './renewal-words'

type TokenStatusProps = {
  token: SignedTestToken
  view: RenewalView
  isRenewed: boolean
  blocked: string | null
  onSign: () => void
  onReload: () => void
  onStop: () => void
}

/** How long the token in the frame still lives, what is being done about its end, and what a person can do. */
export function TokenStatus({ token, view, isRenewed, blocked, onSign, onReload, onStop }: TokenStatusProps) {
  return (
    <div className="flex items-center gap-2">
      <Ring share={view.share} isLow={view.leftMs <= 30_000} />
      <p className="min-w-0 flex-1 truncate text-12 text-ink-muted">
        <span role="timer" aria-label="Time left" className="font-medium text-ink tabular-nums">
          {leftOf(view)}
        </span>{' '}
        <span role="status">{renewalWords(view, isRenewed)}</span> · key{' '}
        <span className="font-mono">{token.kid.slice(0, 8)}</span>
      </p>
      <IconButton
        size="sm"
        label="Sign a new token"
        icon={<RefreshCw aria-hidden />}
        pending={view.activity === 'asking'}
        disabled={blocked !== null}
        onClick={onSign}
      />
      <IconButton size="sm" label="Reload the frame" icon={<RotateCw aria-hidden />} onClick={onReload} />
      <IconButton size="sm" label="Stop the preview" icon={<Square aria-hidden />} onClick={onStop} />
    </div>
  )
}

function leftOf({ end, leftMs }: RenewalView): string {
  if (end === 'over') return 'Expired'
  return end === 'unsure' ? 'May have ended' : clock(Math.ceil(leftMs / 1000))
}

function Ring({ share, isLow }: { share: number; isLow: boolean }) {
  const length = 2 * Math.PI * 6
  return (
    <svg aria-hidden viewBox="0 0 16 16" className="size-4 -rotate-90">
      <circle cx="8" cy="8" r="6" className="fill-none stroke-line stroke-2" />
      <circle
        cx="8"
        cy="8"
        r="6"
        strokeDasharray={`${Math.max(0, Math.min(1, share)) * length} ${length}`}
        className={`fill-none stroke-2 ${isLow ? 'stroke-caution' : 'stroke-accent'}`}
      />
    </svg>
  )
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
