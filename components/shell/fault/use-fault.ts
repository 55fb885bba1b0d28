import { useEffect, useEffectEvent, useState } from 'react'
import { fetchInTime } from '@/components/form/fetch-in-time'
import { newId } from '@/lib/base'
import { type FaultKind, faultKind } from './fault-kind'

type ThrownError = Error & { readonly digest?: string | undefined }

/** What an error page is shown for, and the id under which the server's log has it. */
export type ShownFault = { readonly kind: FaultKind; readonly id: string }

/** Names a fault: what the server threw has its number in the log already; a fault of the browser gets an id and is reported. */
export function useFault(error: ThrownError): ShownFault {
  const [ownId] = useState(() => newId('flt', (count) => crypto.getRandomValues(new Uint8Array(count))))
  const kind = faultKind(error)
  useEffect(() => {
    if (error.digest === undefined) report({ id: ownId, kind, fault: error.stack ?? `${error.name}: ${error.message}` })
  }, [error, kind, ownId])
  return { kind, id: error.digest ?? ownId }
}

/** More of a stack than this helps nobody, and the server takes no more. */
const maxCharacters = 4_000

function report({ id, kind, fault }: { readonly id: string; readonly kind: FaultKind; readonly fault: string }): void {
  const body = JSON.stringify({ id, kind, page: window.location.pathname, fault: fault.slice(0, maxCharacters) })
  // Nothing can be done about a report that is not taken: the person is told what they can do all the same.
  void fetch('/api/fault-report', { method: 'POST', body, keepalive: true }).catch(() => undefined)
}

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
