import { newId } from '@/lib/base'

export type ThrownError = Error & { readonly digest?: string | undefined }

/** The id under which the server's log has a fault: what the server threw has its number already, a fault of the browser gets one. */
export function idOfFault({ digest }: ThrownError): string {
  return digest ?? newId('flt', (count) => crypto.getRandomValues(new Uint8Array(count)))
}

/** More of a stack than this helps nobody, and the server takes no more. */
const maxCharacters = 4_000

/**
 * Reports a fault of the browser under its id, then fetches the page that shows it: null where that cannot be downloaded,
 * which must not cost the report.
 */
export function reportAndLoad<Page>(error: ThrownError, id: string, load: () => Promise<Page>): Promise<Page | null> {
  if (error.digest === undefined) {
    const fault = String(error.stack ?? error).slice(0, maxCharacters)
    const body = JSON.stringify({ id, kind: error.name.slice(0, 20), page: location.pathname, fault })
    // Nothing can be done about a report that is not taken: the person is told what they can do all the same.
    void fetch('/api/fault-report', { method: 'POST', body, keepalive: true }).catch(() => undefined)
  }
  return load().catch(() => null)
}
