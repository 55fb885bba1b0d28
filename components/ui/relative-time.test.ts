import { describe, expect, it } from 'vitest'
import { relativeTime } from './relative-time'

const now = Date.UTC(2026, 10, 3, 12, 0)

describe('relativeTime', () => {
  it('says how far away a moment is in one whole unit, before and after now', () => {
    expect(relativeTime(now - 5_000, now)).toBe('just now')
    expect(relativeTime(now + 5_000, now)).toBe('in under a minute')
    expect(relativeTime(now + 29 * 60_000, now)).toBe('in 29 min')
    expect(relativeTime(now - 3 * 3_600_000, now)).toBe('3 h ago')
    expect(relativeTime(now - 26 * 3_600_000, now)).toBe('26 h ago')
    expect(relativeTime(now + 48 * 3_600_000 - 1, now)).toBe('in 47 h')
    expect(relativeTime(now - 48 * 3_600_000, now)).toBe('2 days ago')
    expect(relativeTime(now - 90 * 86_400_000, now)).toBe('3 months ago')
  })
})
