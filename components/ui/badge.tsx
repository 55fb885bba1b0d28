import clsx from 'clsx'
import type { ReactNode } from 'react'

/** The meanings a mark can carry; colour is never the only cue, so the text says it too. */
export type Tone = 'neutral' | 'accent' | 'allow' | 'deny' | 'caution'

const tones: Record<Tone, string> = {
  neutral: 'bg-hover text-ink-muted',
  accent: 'bg-accent-tint text-accent',
  allow: 'bg-allow-tint text-allow',
  deny: 'bg-deny-tint text-deny',
  caution: 'bg-caution-tint text-caution',
}

type BadgeProps = { tone?: Tone | undefined; icon?: ReactNode; children: ReactNode; className?: string | undefined }

/** A short mark on something: a state, a count. */
export function Badge({ tone = 'neutral', icon, children, className }: BadgeProps) {
  return (
    <span
      data-slot="badge"
      className={clsx(
        'inline-flex h-5 min-w-5 shrink-0 items-center justify-center gap-1 rounded-chip px-1.5 text-12 font-medium whitespace-nowrap tabular-nums [&>svg]:size-3.5',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  )
}
