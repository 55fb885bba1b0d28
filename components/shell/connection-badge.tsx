import clsx from 'clsx'
import { Cloud, FlaskConical, type LucideIcon, Server } from 'lucide-react'
import Link from 'next/link'
import { type Connection, type ConnectionKind, connectionNames } from '@/lib/connection'

/** Where tokens are for, as far as the shell shows it. */
export type ShownConnection = Pick<Connection, 'kind' | 'origin'>

const icons: Record<ConnectionKind, LucideIcon> = {
  sandbox: FlaskConical,
  cobrowse: Cloud,
  eu: Cloud,
  'self-hosted': Server,
}

type ConnectionBadgeProps = {
  connection: ShownConnection
  className?: string | undefined
  labelClassName?: string | undefined
}

/**
 * Says where tokens are for, and leads to where it is changed. Amber when it is the sandbox, so that nobody mistakes the two;
 * never green, which would say that what reaches real customers is harmless.
 */
export function ConnectionBadge({ connection, className, labelClassName }: ConnectionBadgeProps) {
  const Icon = icons[connection.kind]
  const host = connection.origin.replace(/^https?:\/\//, '')
  return (
    <Link
      href="/settings"
      data-slot="connection-badge"
      data-kind={connection.kind}
      title={`Tokens are for ${host}`}
      className={clsx(
        'flex h-7 min-w-0 items-center gap-2 rounded-control px-2 text-12 font-medium transition-colors pointer-coarse:h-10',
        connection.kind === 'sandbox'
          ? 'bg-caution-tint text-caution ring-1 ring-caution-line/50 ring-inset hover:ring-caution-line'
          : 'bg-accent-tint text-accent ring-1 ring-accent-line/50 ring-inset hover:ring-accent-line',
        className,
      )}
    >
      <Icon aria-hidden />
      <span className="sr-only">Connection: </span>
      <span className={clsx('truncate', labelClassName)}>{connectionNames[connection.kind]}</span>
    </Link>
  )
}
