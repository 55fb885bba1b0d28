import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withPauses } from './with-pauses'

test('everything is done once and in order, and others get a turn in between', async () => {
  const items = Array.from({ length: 200 }, (_, index) => index)
  const seen: number[] = []
  const running = withPauses(items, (item) => {
    seen.push(item)
    return item * 2
  })
  const atTurns: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    atTurns.push(seen.length)
    await setImmediate()
  }
  expect(await running).toEqual(items.map((item) => item * 2))
  expect(seen).toEqual(items)
  expect(atTurns.every((count) => count < items.length)).toBe(true)
  expect(new Set(atTurns).size).toBe(3)
})
