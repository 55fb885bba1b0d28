import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useFirst } from '@/components/ui/use-first'
import { type JsonDocument, readJson } from '@/lib/json'
import type { TestResult } from '@/lib/templates'
import { TestRow } from '../../tests/test-row'

/** Whether the saved cases hold, with every one that does not. */
export function TestsGate({ results, text }: { readonly results: readonly TestResult[]; readonly text: string }) {
  const document = useMemo(() => documentOf(text), [text])
  const first = useFirst(50)
  const rows = results.map((result, index) => ({ result, index }))
  const failing = rows.filter(({ result }) => result.outcome !== 'passed')
  if (results.length === 0) return <p className="text-13 text-ink-muted">There are no tests. Add some in the editor.</p>
  if (failing.length === 0) {
    return (
      <p className="flex items-center gap-2 text-13 text-ink-muted">
        <CircleCheck aria-hidden className="text-allow" />
        {results.length === 1 ? '1 test passes.' : `All ${results.length} tests pass.`}
      </p>
    )
  }
  return (
    <ul
      aria-label="Failing tests"
      className="contain-inline-size divide-y divide-line rounded-control border border-line"
    >
      {failing.slice(0, first).map(({ result, index }) => (
        <TestRow key={index} result={result} document={document} />
      ))}
    </ul>
  )
}

function documentOf(text: string): JsonDocument | null {
  const read = readJson(text)
  return read.ok ? read.value : null
}
