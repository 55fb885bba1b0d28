import { FlaskConical } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { Effect } from '@/lib/policy'
import type { KeptTests, ShownDifference } from './use-kept-tests'

const words: Readonly<Record<Effect, string>> = { deny: 'must not', allow: 'may' }

/** Keeps a difference as a test of the draft, one click for either answer; says so once it is one. */
export function KeepAsTest({ shown, tests }: { readonly shown: ShownDifference; readonly tests: KeptTests }) {
  const made = tests.make(shown, 'deny')
  if (made === null) return null
  const kept = tests.find(made)
  if (kept !== null) {
    return (
      <p className="flex items-center gap-1.5 text-12 text-ink-muted">
        <FlaskConical aria-hidden className="size-3.5!" />
        Kept as a test: {kept.name}
      </p>
    )
  }
  return (
    <p className="flex flex-wrap items-center gap-1.5 text-12 text-ink-muted">
      Keep as a test: a token
      {(['deny', 'allow'] as const).map((expect) => {
        const test = tests.make(shown, expect)
        return (
          test && (
            <Button
              key={expect}
              size="sm"
              pending={tests.isPending}
              aria-label={`Keep as a test: ${test.name}`}
              onClick={() => void tests.keep(test)}
              className="h-6! px-2! text-12! pointer-coarse:h-10!"
            >
              {words[expect]}
            </Button>
          )
        )
      })}
    </p>
  )
}
