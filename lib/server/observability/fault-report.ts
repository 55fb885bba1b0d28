import { isId } from '@/lib/base'
import { scrub } from './scrub'

/** What a browser says broke a page of ours, under the id that the person was shown. */
export type FaultReport = { readonly id: string; readonly kind: string; readonly page: string; readonly fault: string }

/** How long each part may be; what is longer is no report of ours. */
const max = { kind: 20, page: 300, fault: 4_000 } as const

/** Reads a report that a browser sent, which may be anything; null where it is none. */
export function readFaultReport(text: string): FaultReport | null {
  const given = parse(text)
  if (typeof given !== 'object' || given === null) return null
  if (!('id' in given && 'kind' in given && 'page' in given && 'fault' in given)) return null
  const { id, kind, page, fault } = given
  if (typeof id !== 'string' || !isId('flt', id)) return null
  if (!isShort(kind, max.kind) || !isShort(page, max.page) || !isShort(fault, max.fault)) return null
  return { id, kind, page, fault }
}

/** Writes a report as one line, scrubbed as every line, and marked as what a browser said: nobody vouches for it. */
export function emitFaultReport({ id, kind, page, fault }: FaultReport): void {
  console.error(scrub(JSON.stringify({ browserFault: scrub(fault), kind, page, requestId: id })))
}

function isShort(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length <= length
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
