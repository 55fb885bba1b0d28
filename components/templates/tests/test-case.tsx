import { ChevronRight } from 'lucide-react'
import { memo, useState } from 'react'
import { type TemplateTest, tellCase, tellTarget, tellValues } from '@/lib/templates'

type TestCaseProps = {
  readonly test: TemplateTest
  /** What the target was asked for and lacks. */
  readonly lacking: readonly string[]
}

/** What a saved case runs with: its values and its target, short on one line that opens to the whole of it. */
export const TestCase = memo(
  function TestCase({ test, lacking }: TestCaseProps) {
    const [isOpen, setOpen] = useState(false)
    const { values, target } = test
    const told = { values: tellValues(values), target: tellTarget(target, lacking) }
    return (
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group/case min-w-0 text-12">
        <summary className="flex min-h-6 list-none gap-1 rounded-control py-0.5 text-ink-muted transition-colors hover:text-ink pointer-coarse:min-h-10 pointer-coarse:items-center [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            className="-ml-0.5 size-3.5! shrink-0 translate-y-0.5 text-ink-faint transition-transform group-open/case:rotate-90 pointer-coarse:translate-y-0"
          />
          <span className="min-w-0 break-words">
            {told.values !== '' && `with ${told.values}; `}target: {told.target === '' ? 'empty' : told.target}
          </span>
        </summary>
        {isOpen && (
          <pre className="pb-1 pl-4 font-mono text-12 break-words whitespace-pre-wrap text-ink">{tellCase(test)}</pre>
        )}
      </details>
    )
  },
  (before, after) => before.test === after.test && before.lacking.join('\n') === after.lacking.join('\n'),
)
