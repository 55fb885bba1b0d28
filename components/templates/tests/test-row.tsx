import { Check, CircleSlash, Trash2 } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { TestResult } from '@/lib/templates'

/** One saved case: whether it holds, what was expected, and what decided. */
export function TestRow({
  result,
  onRemove,
}: {
  readonly result: TestResult
  readonly onRemove?: (() => void) | undefined
}) {
  const { test, outcome } = result
  const isPassed = outcome === 'passed'
  return (
    <li data-outcome={outcome} className="flex items-start gap-2 px-3 py-2 text-13">
      <span className={isPassed ? 'text-allow' : 'text-deny'}>
        {isPassed ? <Check aria-hidden className="mt-0.5" /> : <CircleSlash aria-hidden className="mt-0.5" />}
        <span className="sr-only">{isPassed ? 'Passes' : 'Fails'}</span>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-pretty">{test.name}</span>
        <span className="block text-12 text-pretty text-ink-muted">{reasonOf(result)}</span>
      </span>
      {onRemove && (
        <IconButton size="sm" label={`Remove the test ${test.name}`} icon={<Trash2 aria-hidden />} onClick={onRemove} />
      )}
    </li>
  )
}

function reasonOf(result: TestResult): string {
  if (result.outcome === 'refused') return result.problems.map(({ message }) => message).join(' ')
  const { sentence, effect } = result.decision
  return result.outcome === 'passed' ? sentence : `Expected ${result.test.expect}, got ${effect}: ${sentence}`
}
