'use client'

import { Time } from '@/components/ui/time'
import { reachOf } from '@/lib/policy'
import type { SignedTestToken } from '@/lib/tokens'

type TokenCardProps = {
  readonly signed: SignedTestToken
  /** The template the token was signed from. */
  readonly templateName: string
}

/** A token in plain words: who, what, until when, from where. The same for whoever asks, approves or audits. */
export function TokenCard({ signed, templateName }: TokenCardProps) {
  const { claims, kid, expiresAt } = signed
  const reach = reachOf(claims)
  const withheld = reach.lines
    .filter(({ state }) => state === 'none')
    .map(({ resource }) => nouns[resource] ?? resource)
  return (
    <section
      data-slot="token-card"
      aria-label="What this token is"
      className="rounded-card border border-line bg-raised p-4"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="min-w-0 text-14 text-ink">
          <span className="font-medium">{String(claims.displayName)}</span>{' '}
          <span className="break-all text-ink-muted">{claims.sub}</span>
        </p>
        <p className="text-13 text-ink-muted tabular-nums">
          expires <Time at={expiresAt} show="relative" />
        </p>
      </header>
      <p className="mt-2 text-14 text-ink">{reach.summary}</p>
      {withheld.length > 0 && <p className="mt-1 text-13 text-ink-muted">May not touch: {withheld.join(', ')}.</p>}
      <p className="mt-3 border-line border-t pt-3 text-12 text-ink-muted">
        Test token from the draft of {templateName} · until <Time at={expiresAt} show="local" /> (your time) · key{' '}
        <span className="font-mono">{kid.slice(0, 8)}</span>
      </p>
    </section>
  )
}

const nouns: Readonly<Record<string, string>> = {
  features: 'settings',
  members: 'the team',
  push: 'invitations to devices',
  '*': 'anything else',
}
