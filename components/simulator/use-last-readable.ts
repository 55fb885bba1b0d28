import { useState } from 'react'

/**
 * The value read now, or while it cannot be read the last one that could, with `isLast`. Values of another source, named by
 * `source`, are never shown for this one.
 */
export function useLastReadable<T>(
  source: string,
  { value, isBroken }: { readonly value: T | null; readonly isBroken: boolean },
): { readonly value: T | null; readonly isLast: boolean } {
  const [last, setLast] = useState({ source, value })
  if (!isBroken && (last.source !== source || last.value !== value)) setLast({ source, value })
  if (!isBroken) return { value, isLast: false }
  const kept = last.source === source ? last.value : null
  return { value: kept, isLast: kept !== null }
}
