import { readFileSync } from 'node:fs'
import { expect, test } from '../fixtures'
import { card, embed, openEmbed, startFrom } from '../steps'

test('the embed shows what the policy allows, and a narrower policy shows less in the same frame', async ({ page }) => {
  await startFrom(page, 'One customer')
  const frame = await openEmbed(page)
  const devices = frame.getByRole('list', { name: 'Devices' }).getByRole('listitem')
  await expect(devices).toHaveText([/Chrome of Mara/, /iPad of Mara/])
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^[45]:\d\d$/)
  await page.getByText(/^Bridge messages/).click()
  const log = page.getByRole('list', { name: 'Bridge messages' })
  for (const event of ['init', 'trust', 'token']) await expect(log).toContainText(event)
  await expect(log).not.toContainText('eyJ')

  await card(page, 'Devices').getByRole('textbox', { name: 'Value of user_id' }).fill('c_4712')
  await page.getByRole('button', { name: 'Sign a new token' }).click()
  await expect(devices).toHaveText([/Pixel of Jonas/])
  await expect(log.getByText('frame loads')).toHaveCount(1)
})

test('connecting to a device leads to its session', async ({ page }) => {
  await startFrom(page, 'One customer')
  const frame = await openEmbed(page)
  await frame.getByRole('button', { name: 'Connect to iPad of Mara' }).click()
  await expect(frame.getByRole('button', { name: 'End', exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText(/^Session in the frame: ses_\w+, active$/)).toBeVisible()
  await page.getByRole('button', { name: 'End by SDK' }).click()
  await expect(page.getByRole('button', { name: 'End by SDK' })).toBeHidden()
})

test('a token travels in an address only by choice, with a warning, and for two minutes', async ({ page }) => {
  await startFrom(page, 'One customer')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByText('Options and token').click()
  await page.getByRole('radio', { name: /^In the address/ }).check()
  await expect(page.getByText('The token will be in an address')).toBeVisible()
  await page.getByRole('button', { name: 'Sign and load' }).click()
  await expect(embed(page).getByRole('list', { name: 'Devices' }).getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^[12]:\d\d$/)
  expect(
    await embed(page)
      .locator('body')
      .evaluate(() => location.href),
  ).not.toContain('eyJ')
})

test('a test token is shown once and left nowhere', async ({ page, server }) => {
  await startFrom(page, 'Read-only supervisor')
  await page.getByRole('button', { name: 'Test token' }).click()
  await page.getByRole('radio', { name: '2 min' }).check()
  await page.getByRole('button', { name: 'Sign for 2 minutes' }).click()
  await expect(page.getByRole('region', { name: 'What this token is' })).toContainText('tenant')
  await page.getByRole('button', { name: 'Show token' }).click()
  await expect(page.getByText(/^eyJ/).first()).toBeVisible()
  await openEmbed(page)
  await expect(embed(page).getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()

  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, { ...localStorage }, { ...sessionStorage }, history.state]),
  )
  expect(kept).not.toContain('eyJ')
  expect(readFileSync(server.log, 'utf8')).not.toContain('eyJ')
  await page.reload()
  await page.getByRole('tab', { name: 'Signed token' }).click()
  await expect(page.getByText('No token signed yet')).toBeVisible()
})
