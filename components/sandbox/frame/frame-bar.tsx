'use client'

import { Grid2x2, Hash } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { EmbedPage } from '@/lib/embed'
import { useFrame, useRest } from './frame-context'
import { FrameUser } from './rest'

/** The bar on top of the frame: home, code entry, who the token stands for. Hidden by `navigation=none`. */
export function FrameBar({ page }: { page: EmbedPage }) {
  const { go } = useFrame()
  const { data: user } = useRest('/api/1/users/me', FrameUser)
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-3">
      <nav aria-label="Sandbox" className="flex gap-1">
        <BarButton
          icon={<Grid2x2 aria-hidden />}
          label="Dashboard"
          isHere={page.kind === 'dashboard'}
          onGo={() => go({ kind: 'dashboard' })}
        />
        <BarButton
          icon={<Hash aria-hidden />}
          label="Enter code"
          isHere={page.kind === 'code'}
          onGo={() => go({ kind: 'code' })}
        />
      </nav>
      {user && (
        <span className="ml-auto flex min-w-0 items-center gap-2 text-13 text-ink-muted">
          <span className="truncate max-[26rem]:sr-only">{user.name}</span>
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-tint text-12 font-medium text-accent uppercase"
          >
            {user.name.slice(0, 1)}
          </span>
        </span>
      )}
    </header>
  )
}

type BarButtonProps = { icon: React.ReactNode; label: string; isHere: boolean; onGo: () => void }

function BarButton({ icon, label, isHere, onGo }: BarButtonProps) {
  return (
    <Button
      variant="ghost"
      icon={icon}
      aria-current={isHere ? 'page' : undefined}
      onClick={onGo}
      className="aria-[current]:bg-hover aria-[current]:text-ink"
    >
      {label}
    </Button>
  )
}

/** The mark nobody can miss: this is not Cobrowse, and nobody here is real. */
export function SandboxMark() {
  return (
    <footer className="shrink-0">
      <div
        aria-hidden
        className="h-1 bg-[repeating-linear-gradient(135deg,var(--color-caution-line)_0_5px,transparent_5px_10px)] opacity-60"
      />
      <p className="flex h-7 items-center justify-between gap-3 bg-caution-tint px-3 text-12 text-caution">
        <strong>Sandbox</strong>
        <span className="truncate">Made-up devices, real policy</span>
      </p>
    </footer>
  )
}
