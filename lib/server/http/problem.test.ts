import { expect, test } from 'vitest'
import { AppError } from '@/lib/base'
import { refusing } from './problem'

const retryAfter = async (refusal: AppError) =>
  (await refusing(() => Promise.reject(refusal))).headers.get('retry-after')

test('a refusal with a wait says how long in its header; one that passes by itself says soon, and any other nothing', async () => {
  expect(await retryAfter(new AppError('too_many', { waitSeconds: 30 }))).toBe('30')
  expect(await retryAfter(new AppError('unavailable'))).toBe('5')
  expect(await retryAfter(new AppError('blocked'))).toBeNull()
})
