import { generateKeyPairSync, sign } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { startFrom } from '../steps'
import { percentile, report, spread } from './figure'

const rounds = 30
/** The size that setup makes when not asked otherwise. */
const modulusLength = 3072

test('a test token is signed by the server action', async ({ page }, info) => {
  await startFrom(page, 'One customer')
  const samples: number[] = []
  for (let round = 0; round < rounds; round += 1) samples.push(await signOnce(page))
  report(info, {
    name: 'test token, round trip of the action',
    value: percentile(samples, 0.5),
    unit: 'ms',
    detail: spread(samples),
    baseline: { name: `bare crypto.sign, RSA ${modulusLength}, p50`, value: percentile(measureSign(), 0.5) },
  })
})

/**
 * Answers the milliseconds between asking and the first byte of the answer, as the browser timed them. The end is not always
 * told: once React has the result, it lets go of the rest of the stream.
 */
async function signOnce(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Test token' }).click()
  const answered = page.waitForResponse((response) => 'next-action' in response.request().headers())
  await page.getByRole('button', { name: /^Sign for/ }).click()
  const answer = await answered
  await expect(page.locator('[data-slot="token-card"]')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  return answer.request().timing().responseStart
}

function measureSign(): number[] {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const payload = Buffer.alloc(512, 'x')
  return Array.from({ length: 100 }, () => {
    const start = performance.now()
    sign('sha256', payload, privateKey)
    return performance.now() - start
  })
}
