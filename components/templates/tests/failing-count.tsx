import { useDeferredValue } from 'react'
import { Badge } from '@/components/ui/badge'
import type { Reading } from '../sitting/reading'
import { readSavedTests, runSavedTests } from './results'

type FailingCountProps = {
  readonly reading: Reading
  /** The saved tests as their text. */
  readonly tests: string
}

/** How many saved tests the draft fails as it is now, beside the name of their tab; nothing while all pass. Counted after the keystroke is drawn. */
export function FailingCount({ reading, tests }: FailingCountProps) {
  const settled = useDeferredValue(reading)
  const read = readSavedTests(tests)
  if (!read.ok) return <Badge tone="deny">unread</Badge>
  const failing = runSavedTests(settled, read.value).filter(({ outcome }) => outcome !== 'passed').length
  return failing === 0 ? null : (
    <Badge tone="deny">
      {failing} {failing === 1 ? 'fails' : 'fail'}
    </Badge>
  )
}
