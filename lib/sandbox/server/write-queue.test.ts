import { expect, test } from 'vitest'
import { maxWaiting, WriteQueue } from './write-queue'

test('works run one after the other in the order they came, and one that fails holds up nobody', async () => {
  const queue = new WriteQueue()
  const seen: string[] = []
  const work = (name: string) => async () => {
    seen.push(`${name} starts`)
    await Promise.resolve()
    seen.push(`${name} ends`)
    if (name === 'second') throw new Error('failed')
  }
  const done = await Promise.allSettled(['first', 'second', 'third'].map((name) => queue.run(work(name))))
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(seen).toEqual(['first starts', 'first ends', 'second starts', 'second ends', 'third starts', 'third ends'])
})

test('no more wait than stated, and room comes back', async () => {
  const queue = new WriteQueue()
  const waiting = Array.from({ length: maxWaiting }, () => queue.run(async () => true))
  expect(queue.run(async () => true)).toBeNull()
  expect(await Promise.all(waiting)).toHaveLength(maxWaiting)
  expect(await queue.run(async () => true)).toBe(true)
})
