import { expect, test } from 'vitest'
import { skewOf } from './server-clock'

test('a clock that is hours wrong is put right by the server’s, and one that agrees to the minute is left alone', () => {
  const [server, hour] = [1_763_800_020_000, 3_600_000]
  expect(server - 3 * hour + skewOf(server, server - 3 * hour)).toBe(server)
  expect(server + 3 * hour + skewOf(server, server + 3 * hour)).toBe(server)
  expect([skewOf(server, server + 59_999), skewOf(server, server - 59_999)]).toEqual([0, 0])
})
