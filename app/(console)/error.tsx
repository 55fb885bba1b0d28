'use client'

import { Fault } from '@/components/shell/fault/fault'

/** A page of the console that broke; the frame around it stays. */
export default function ConsoleError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <Fault error={error} reset={reset} />
}
