import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { giveAccess, ofAgent, publishOneCustomer } from '../give-access'
import { sandboxOf } from '../steps'

const ida = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}

test('an agent without an account opens the link once, works in the embed, and is told at once when the lead ends it', async ({
  page: lead,
  browser,
}) => {
  await publishOneCustomer(lead)
  const link = await giveAccess(lead, ida)
  const agent = await ofAgent(browser)
  await agent.goto(link)
  const open = agent.getByRole('button', { name: 'Open', exact: true })
  await expect(open).toBeVisible()
  // The code is out of the address; who gave what until when is said, and for which customer is not.
  expect(agent.url()).not.toContain('#')
  const offered = agent.getByRole('main')
  await expect(offered).toContainText(`For${ida.name}`)
  await expect(offered).toContainText('Given byMara Vogel')
  await expect(offered).toContainText('ReachesCan see')
  await expect(offered.getByRole('time').first()).toBeVisible()
  await expect(offered).not.toContainText(ida.customer)
  // Read again, by another browser too, it opens as before.
  const stranger = await ofAgent(browser)
  await stranger.goto(link)
  await expect(stranger.getByRole('button', { name: 'Open', exact: true })).toBeVisible()
  await agent.goto('about:blank')
  await agent.goto(link)
  await expect(offered).toContainText('Given byMara Vogel')
  await expectNoFindings(agent)
  await open.click()
  await agent.waitForURL(/\/open\/gnt_/)
  const embed = agent.frameLocator('iframe[title="What you were given access to"]')
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  const bar = agent.getByRole('banner')
  await expect(bar).toContainText(ida.name)
  // On a phone, too, both clocks are there to be read.
  await agent.setViewportSize({ width: 390, height: 844 })
  await expect(bar.getByRole('time')).toHaveCount(2)
  for (const clock of await bar.getByRole('time').all()) await expect(clock).toBeInViewport({ ratio: 1 })
  await agent.setViewportSize({ width: 1280, height: 720 })
  // Bound to this browser by a cookie that no script reads and that is sent here alone.
  expect(await agent.evaluate(() => document.cookie)).toBe('')
  const held = (await agent.context().cookies(agent.url())).filter(({ name }) => name.includes('remit_open_'))
  expect(held).toMatchObject([{ httpOnly: true, path: '/open', sameSite: 'Strict' }])
  await expectNoFindings(agent)

  // A second browser gets nothing; the first goes on after a reload.
  await stranger.goto('about:blank')
  await stranger.goto(link)
  await expect(stranger.getByText('This link was opened already, in another browser')).toBeVisible()
  await stranger.goto(agent.url())
  await expect(stranger.getByText(ida.name)).toHaveCount(0)
  await agent.reload()
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()

  await lead.goto('/ledger')
  await lead.getByRole('button', { name: /^Ida Berg/ }).click()
  const sheet = lead.getByRole('dialog', { name: ida.name })
  await sheet.getByRole('button', { name: 'End now…' }).click()
  await lead.getByRole('button', { name: 'End now', exact: true }).click()
  await expect(lead.getByRole('button', { name: 'End now', exact: true })).toHaveCount(0)
  await expect(agent.getByRole('heading', { name: /ended your access/ })).toBeVisible({ timeout: 40_000 })
  await expect(agent.locator('iframe')).toHaveCount(0)
  await expectNoFindings(agent)
  await agent.context().close()
  await stranger.context().close()
})

test('an agent whose page may not frame the embed reads which origin has to be added, and by whom', async ({
  page: lead,
  browser,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/frame-ancestors 'none'/)
  await publishOneCustomer(lead)
  const link = await giveAccess(lead, ida)
  const agent = await ofAgent(browser)
  const headers = { 'x-frame-options': 'DENY', 'content-security-policy': "frame-ancestors 'none'" }
  await agent.route(`${sandboxOf(baseURL)}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', headers, body: '<p>signed in' }),
  )
  await agent.goto(link)
  await agent.getByRole('button', { name: 'Open', exact: true }).click()
  const refused = agent.getByRole('alert').filter({ hasText: 'does not let this page frame it' })
  await expect(refused).toContainText(new URL(baseURL ?? '').origin)
  await expect(refused).toContainText('an administrator of the Cobrowse account')
  await expect(refused.getByRole('button', { name: 'Copy the origin' })).toBeVisible()
  await agent.context().close()
})
