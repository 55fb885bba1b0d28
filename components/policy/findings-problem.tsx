'use client'

import { CircleX, Wrench } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ReadProblem, Span, TextEdit } from '@/lib/json'
import { FindingsPlace } from './findings-row'

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
      className="flex flex-wrap items-start gap-x-2 gap-y-0.5 border-b border-deny-line bg-deny-tint px-3 py-1 text-13"
    >
      <CircleX aria-hidden className="my-1.5 text-deny" />
      <div className="min-w-[18ch] flex-1 py-1">
        <p>
          <span className="font-medium text-deny">This is not JSON yet.</span> {problem.message}
        </p>
        {hasFindings && (
          <p className="text-12 text-ink-muted">The findings below are about the last text that could be read.</p>
        )}
      </div>
      <div className="ml-auto flex min-h-7 shrink-0 items-center gap-1">
        {mend && onMend && (
          <Button
            size="sm"
            icon={<Wrench aria-hidden className="size-3.5" />}
            onClick={() => onMend(mend.edits)}
            className="h-6"
          >
            {mend.label}
          </Button>
        )}
        {onShow && <FindingsPlace place={position} onGo={() => onShow({ from: problem.from, to: problem.to })} />}
      </div>
    </div>
  )
}
