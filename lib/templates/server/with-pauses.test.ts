import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withPauses } from './with-pauses'

test('everything is done once and in order, and others get a turn after each 10 ms of work', async () => {
  const items = Array.from({ length: 20 }, (_, index) => index)
  const seen: number[] = []
  // Each item takes 4 ms by this clock, so three of them pass 10 ms.
  const running = withPauses(
    items,
    (item) => {
      seen.push(item)
      return item * 2
    },
    () => seen.length * 4,
  )
  const atTurns: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    atTurns.push(seen.length)
    await setImmediate()
  }
  expect(await running).toEqual(items.map((item) => item * 2))
  expect(seen).toEqual(items)
  expect(atTurns.map((count, turn) => count - (atTurns[turn - 1] ?? 0))).toEqual([3, 3, 3, 3])
})
