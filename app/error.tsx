'use client'

import { Fault } from '@/components/shell/fault/fault'

/** What a page shows when it broke: what kind of fault it is, the id to report, and the way on. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Fault error={error} reset={reset} />
}
