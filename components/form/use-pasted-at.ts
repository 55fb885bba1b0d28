import { useLayoutEffect, useState } from 'react'

/**
 * The clock, in seconds, of the moment a text was pasted or brought back: times ahead of it are said to be so. Undefined
 * until the browser has one.
 */
export function usePastedAt(text: string): number | undefined {
  const [at, setAt] = useState<number>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every text has a moment of its own
  useLayoutEffect(() => setAt(Math.floor(Date.now() / 1000)), [text])
  return at
}
