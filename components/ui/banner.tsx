import clsx from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from './badge'

const looks: Record<Tone, { frame: string; icon: string }> = {
  neutral: { frame: 'bg-hover', icon: 'text-ink-faint' },
  accent: { frame: 'bg-accent-tint', icon: 'text-accent' },
  allow: { frame: 'bg-allow-tint', icon: 'text-allow' },
  deny: { frame: 'bg-deny-tint', icon: 'text-deny' },
  caution: { frame: 'bg-caution-tint', icon: 'text-caution' },
}

const icons: Record<Tone, typeof Info> = {
  neutral: Info,
  accent: Info,
  allow: CircleCheck,
  deny: CircleAlert,
  caution: TriangleAlert,
}

type BannerProps = {
  tone?: Tone | undefined
  title: ReactNode
  children?: ReactNode
  actions?: ReactNode
  /** Set when it appears in answer to something the person did, so that it is announced. */
  live?: boolean | undefined
  className?: string | undefined
}

/** A message in place: what happened, why, what to do. */
export function Banner({ tone = 'neutral', title, children, actions, live = false, className }: BannerProps) {
  const Icon = icons[tone]
  const role = tone === 'deny' ? 'alert' : 'status'
  return (
    <div
      data-slot="banner"
      role={live ? role : undefined}
      className={clsx('flex gap-2.5 rounded-control px-3 py-2', looks[tone].frame, className)}
    >
      <Icon aria-hidden className={clsx('mt-0.5', looks[tone].icon)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5 text-13">
          <p className="font-medium">{title}</p>
          {children && <div className="max-w-[72ch] text-ink-muted">{children}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
