'use client'

import { RefreshCw, RotateCw, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { SignedTestToken } from '@/lib/tokens'

type TokenStatusProps = {
  token: SignedTestToken
  skew: number
  isSigning: boolean
  isRenewed: boolean
  blocked: string | null
  onSign: () => void
  onReload: () => void
  onStop: () => void
}

/** How long the token in the frame still lives, and what can be done about it. */
export function TokenStatus({
  token,
  skew,
  isSigning,
  isRenewed,
  blocked,
  onSign,
  onReload,
  onStop,
}: TokenStatusProps) {
  const left = useSecondsLeft(token.expiresAt + skew)
  const whole = (token.expiresAt - token.issuedAt) / 1000
  return (
    <div className="flex items-center gap-2">
      <Ring share={left / whole} isLow={left <= 30} />
      <p className="min-w-0 flex-1 truncate text-12 text-ink-muted">
        <span role="timer" aria-label="Time left" className="font-medium text-ink tabular-nums">
          {left > 0 ? clock(left) : 'Expired'}
        </span>{' '}
        {isSigning ? 'signing' : isRenewed ? 'then renewed' : 'then it ends'} · key{' '}
        <span className="font-mono">{token.kid.slice(0, 8)}</span>
      </p>
      <IconButton
        size="sm"
        label="Sign a new token"
        icon={<RefreshCw aria-hidden />}
        pending={isSigning}
        disabled={blocked !== null}
        onClick={onSign}
      />
      <IconButton size="sm" label="Reload the frame" icon={<RotateCw aria-hidden />} onClick={onReload} />
      <IconButton size="sm" label="Stop the preview" icon={<Square aria-hidden />} onClick={onStop} />
    </div>
  )
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

function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((until - now) / 1000))
}
