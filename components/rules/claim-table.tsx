'use client'

import { Check, CircleHelp, X } from 'lucide-react'
import { useState } from 'react'
import { Disclosure } from '@/components/ui/disclosure'
import { type ClaimRow, claimMatrix, type RuleFacts } from '@/lib/rules'

type ClaimTableProps = { readonly text: string; readonly facts: RuleFacts }

/** What the condition makes of each claim when it is missing, or another than was thought; worked out when it is opened. */
export function ClaimTable({ text, facts }: ClaimTableProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure summary="If a claim is missing, or another than thought" onOpen={() => setOpen(true)}>
      {isOpen && <Rows rows={claimMatrix(text, facts)} />}
    </Disclosure>
  )
}

function Rows({ rows }: { readonly rows: readonly ClaimRow[] }) {
  if (rows.length === 0) return <p className="text-12 text-ink-muted">This condition asks about no claim.</p>
  return (
    <div className="grid gap-3">
      {rows.map(({ claim, cells }) => (
        <dl key={claim} className="grid gap-1">
          <dt className="truncate font-mono text-12">{claim}</dt>
          <dd>
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12">
              {cells.map(({ form, outcome }) => (
                <Cell key={form} form={form} outcome={outcome} />
              ))}
            </ul>
          </dd>
        </dl>
      ))}
      <p className="text-12 text-ink-muted">All other claims are as in the sample.</p>
    </div>
  )
}

const marks = {
  met: { words: 'met', icon: Check, tone: 'text-allow' },
  'not-met': { words: 'not met', icon: X, tone: 'text-deny' },
  unknown: { words: 'only the engine can tell', icon: CircleHelp, tone: 'text-caution' },
} as const

function Cell({ form, outcome }: ClaimRow['cells'][number]) {
  const { words, icon: Icon, tone } = marks[outcome]
  return (
    <li className="flex items-center gap-1">
      <Icon aria-hidden className={`size-3.5 shrink-0 ${tone}`} />
      <span className="text-ink-muted">{form}:</span> {words}
    </li>
  )
}
