import { useMemo, useSyncExternalStore } from 'react'
import type { Reading } from '../../sitting/reading'
import { namesPerson, type StampedLine, stampedLines } from '../../sitting/stamped-lines'

/** Whom and where a test token is for. */
export type Signer = { readonly licenseKey: string; readonly subject: string; readonly displayName: string }

const step = 30_000

/** The lines that signing now would add. The times move twice a minute, so that the text stays calm. */
export function useStampedLines(
  reading: Reading | null,
  { licenseKey, subject, displayName }: Signer,
  lifetimeSeconds: number,
): readonly StampedLine[] {
  const issuedAt = useSyncExternalStore(watchClock, readClock, () => 0)
  const hasName = namesPerson(reading?.form)
  return useMemo(() => {
    return stampedLines(hasName, { licenseKey, subject, displayName, issuedAt, lifetimeSeconds })
  }, [hasName, licenseKey, subject, displayName, issuedAt, lifetimeSeconds])
}

function readClock(): number {
  return Math.floor(Date.now() / step) * step
}

function watchClock(tell: () => void): () => void {
  const timer = window.setInterval(tell, step)
  return () => window.clearInterval(timer)
}
