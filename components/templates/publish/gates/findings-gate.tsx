'use client'

import { CircleCheck } from 'lucide-react'
import { Badge, type Tone } from '@/components/ui/badge'
import { useFirst } from '@/components/ui/use-first'
import type { Finding, Severity } from '@/lib/policy'
import { type PublishDraft, reasonFor, withReason } from '../publish-draft'
import { ReasonField } from './reason-field'

type FindingsGateProps = {
  readonly findings: readonly Finding[]
  readonly draft: Pick<PublishDraft, 'reasons'>
  /** Keeps a reason; null for somebody who may not publish, and so has none to give. */
  readonly onChange: ((change: Pick<PublishDraft, 'reasons'>) => void) | null
}

const tones: Readonly<Record<Severity, Tone>> = {
  error: 'deny',
  security: 'caution',
  warning: 'neutral',
  suggestion: 'neutral',
}
const order: readonly Severity[] = ['error', 'security', 'warning', 'suggestion']

/** The findings, worst first; each security finding with the place for its reason. */
export function FindingsGate({ findings, draft, onChange }: FindingsGateProps) {
  const first = useFirst(50)
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-13 text-ink-muted">
        <CircleCheck aria-hidden className="text-allow" />
        No findings.
      </p>
    )
  }
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
  return (
    <ul className="grid gap-px rounded-card border border-line">
      {sorted.slice(0, first).map((finding) => (
        <li
          key={`${finding.code} ${finding.path.join('.')}`}
          className="grid gap-2 border-b border-line px-3 py-2 text-13 last:border-b-0"
        >
          <div className="flex items-start gap-2">
            <Badge tone={tones[finding.severity]}>{finding.severity}</Badge>
            <p className="min-w-0 text-pretty">
              <code className="mr-2 text-12 text-ink-muted">{finding.code}</code>
              {finding.message}
            </p>
          </div>
          {finding.severity === 'security' && onChange && (
            <ReasonField
              label={`Why this is meant (${finding.code})`}
              placeholder="Why this is meant"
              value={reasonFor(draft, finding)}
              onChange={(reason) => onChange({ reasons: withReason(draft.reasons, finding, reason) })}
            />
          )}
        </li>
      ))}
    </ul>
  )
}
