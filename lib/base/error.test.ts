import { expect, test, vi } from 'vitest'
import { AppError } from './error'

class Special extends AppError {}

test('a refusal is known as one, though it was made by another copy of its class', async () => {
  vi.resetModules()
  const copy = await import('./error')
  expect(copy.AppError).not.toBe(AppError)
  expect(new copy.AppError('unavailable') instanceof AppError).toBe(true)
  expect(new AppError('unavailable') instanceof copy.AppError).toBe(true)
})

test('what extends a refusal is told from the others, and a fault is none', () => {
  expect(new Special('internal') instanceof AppError).toBe(true)
  expect(new Special('internal') instanceof Special).toBe(true)
  expect(new AppError('internal') instanceof Special).toBe(false)
  for (const other of [new Error('x'), { code: 'internal' }, null, undefined, 'internal']) {
    expect(other instanceof AppError).toBe(false)
  }
})
