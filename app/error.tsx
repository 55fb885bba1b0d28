'use client'

import { Fault } from '@/components/shell/fault'

/** What a page shows when it broke: that it is our fault, the number to report, and the way on. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Fault digest={error.digest} onRetry={reset} />
}
