'use client'

import { CircleX } from 'lucide-react'
import type { ReadProblem, Span, TextEdit } from '@/lib/json'
import { FindingsFix, FindingsPlace } from './findings-row'

type FindingsProblemProps = {
  problem: ReadProblem
  hasFindings: boolean
  onShow?: ((span: Span) => void) | undefined
  onMend?: ((edits: readonly TextEdit[]) => void) | undefined
}

/** Why the text cannot be read right now, before anything else can be said about it. */
export function FindingsProblem({ problem, hasFindings, onShow, onMend }: FindingsProblemProps) {
  const { mend, position } = problem
  return (
    <div
      role="status"
      className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-2 border-b border-line bg-deny-tint px-3 py-px text-13"
    >
      <CircleX aria-hidden className="my-1.5 text-deny" />
      <div className="py-1">
        <p className="text-pretty">
          <strong className="text-deny">This cannot be read yet.</strong> {problem.message}
        </p>
        {hasFindings && (
          <p className="text-12 text-ink-muted">The findings below are about the last text that could be read.</p>
        )}
        {mend && onMend && <FindingsFix label={mend.label} onFix={() => onMend(mend.edits)} />}
      </div>
      {onShow ? (
        <FindingsPlace place={position} onGo={() => onShow({ from: problem.from, to: problem.to })} />
      ) : (
        <span className="py-1.5 font-mono text-12 tabular-nums">
          Ln {position.line}, Col {position.column}
        </span>
      )}
    </div>
  )
}
