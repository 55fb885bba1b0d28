import type { LintRule } from '../rule'
import { firstMilliseconds, lifeOf, startOfLife } from './time-claims'

const day = 86_400

/** Finds tokens that live longer than Cobrowse advises. */
export const longLifetime: LintRule = {
  code: 'long-lifetime',
  severity: 'warning',
  title: 'A token lives at most one day.',
  reference: 'Cobrowse JWT docs: exp at most 24 hours after iat',
  check(view) {
    const life = lifeOf(view)
    if (life === undefined || life.expiresAt - life.issuedAt <= day) return []
    const value = Math.floor(life.issuedAt) + day
    const seconds = Math.round(life.expiresAt - life.issuedAt)
    const message = `This token lives ${seconds} seconds, about ${spoken(seconds)}. Who holds it keeps access for that long, and it cannot be called back; Cobrowse advises at most one day.`
    // A token that begins after that day would then be valid at no time.
    const startsAt = startOfLife(view)?.startsAt ?? life.issuedAt
    if (value > firstMilliseconds || value <= startsAt) return [{ path: ['exp'], message }]
    const fix = { label: 'Let it expire after one day', patch: [{ op: 'replace', path: ['exp'], value } as const] }
    return [{ path: ['exp'], message, fix }]
  },
}

function spoken(seconds: number): string {
  return seconds < 2 * day ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / day)} days`
}
