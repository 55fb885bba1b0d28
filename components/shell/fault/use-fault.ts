import { useEffect, useEffectEvent } from 'react'
import { fetchInTime } from '@/components/form/fetch-in-time'
import type { FaultKind } from './fault-kind'

const everyMilliseconds = 5_000

/**
 * Tries again by itself once the server is well again: a page that broke because the database was away comes back without
 * anybody pressing a button. A server that was well all along is not asked twice, as trying would break again.
 */
export function useRecovery(kind: FaultKind, onRetry: () => void): void {
  const retry = useEffectEvent(onRetry)
  useEffect(() => {
    if (kind !== 'server') return
    let wasAway = false
    const timer = window.setInterval(async () => {
      const isWell = await isServerWell()
      if (isWell && wasAway) retry()
      wasAway = !isWell
    }, everyMilliseconds)
    return () => window.clearInterval(timer)
  }, [kind])
}

async function isServerWell(): Promise<boolean> {
  try {
    return (await fetchInTime('/health')).ok
  } catch {
    return false
  }
}

/** What each kind of fault is called on screen. */
export const faultWords: Readonly<Record<FaultKind, { readonly title: string; readonly text: string }>> = {
  server: {
    title: 'This page could not be shown',
    text: 'Something went wrong on our side. What was saved is safe. If the database is away, this page comes back by itself; otherwise try again.',
  },
  download: {
    title: 'A part of this page could not be downloaded',
    text: 'Remit may have been updated since you opened this page, or the network is away. Reload the page. A draft that is not saved yet is kept in this browser.',
  },
  browser: {
    title: 'This page stopped working',
    text: 'Something in it broke in your browser. What was saved is safe, and a draft that is not saved yet is kept in this browser. Try again, or reload the page.',
  },
}
