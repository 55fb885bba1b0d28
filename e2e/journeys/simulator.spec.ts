import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { card, choose, publish, save, startFrom } from '../steps'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { role: null, policy: { version: 3, devices: { custom_data: { user_id: 'u1' } } } }
const token = `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`

test('a pasted token is asked about devices of a CSV, and every answer says why', async ({ page }) => {
  await page.goto('/simulator')
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  await page.getByRole('radio', { name: 'Token' }).check()
  await page.getByRole('textbox', { name: 'Token' }).fill(token)
  await expect(page.getByText('A whole token, signed with RS256.')).toBeVisible()
  await page.getByRole('radio', { name: 'CSV' }).check()
  await page.getByLabel('Targets as CSV').fill('id,user_id\nd1,u1\n=d2,u7\n')
  await page.getByRole('button', { name: 'None' }).click()
  await page.getByRole('checkbox', { name: 'devices:read' }).check()
  await expect(page.getByRole('heading', { name: '1 of 2 requests allowed' })).toBeVisible()

  await page.getByRole('button', { name: 'd1, devices:read: allow' }).focus()
  await page.keyboard.press('ArrowDown')
  const why = page.getByRole('complementary', { name: 'Why' })
  await expect(why).toContainText('Wants user_id = u1, has u7.')
  await expect(why).toContainText('policy › devices')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const csv = readFileSync(await (await waiting).path(), 'utf8')
  expect(csv).toContain('"d1","user_id = u1","devices","read","allow"')
  expect(csv).toContain('"\'=d2"')
})

test('a reload keeps what was typed, and never a token', async ({ page }) => {
  await page.goto('/simulator')
  await page.getByRole('radio', { name: 'Token' }).check()
  await page.getByRole('textbox', { name: 'Token' }).fill(token)
  await page.getByRole('group', { name: 'Where the devices' }).getByRole('radio', { name: 'JSON' }).check()
  await page.getByLabel('Targets as JSON').fill('[{"id": "d1"},]')
  await expect(page.getByRole('alert').filter({ hasText: 'Line 1, column 14' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Targets as JSON')).toHaveValue('[{"id": "d1"},]')
  await expect(page.getByRole('textbox', { name: 'Token' })).toHaveValue('')
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))
  expect(kept).not.toContain(token.slice(0, 16))
})

test('one pasted target that cannot be read concerns its own row, and is taken in by its fix', async ({ page }) => {
  await page.goto('/simulator')
  await page.getByRole('group', { name: 'Where the devices' }).getByRole('radio', { name: 'JSON' }).check()
  const text = page.getByLabel('Targets as JSON')
  await text.fill('[{"id":"d1"},\n {"id":7},\n {"id":"d2","id":"d3"}]')
  await page.getByRole('button', { name: 'None' }).click()
  await page.getByRole('checkbox', { name: 'devices:read' }).check()
  await expect(page.getByText('2 of 3 targets left out')).toBeVisible()
  await expect(page.getByRole('heading', { name: /of 1 requests? allowed/ })).toBeVisible()
  const leftOut = page.getByRole('status', { name: 'Left out' })
  await expect(leftOut).toContainText('Row 2 is left out. Line 2, column 8: The id of a device or session is a text.')
  await leftOut.getByRole('button', { name: 'Put it in quotes: Row 2' }).click()
  await expect(page.getByRole('heading', { name: /of 2 requests allowed/ })).toBeVisible()
  await leftOut.getByRole('button', { name: 'Remove it: Row 3' }).click()
  await expect(leftOut).toBeHidden()
  await expect(text).toHaveValue('[{"id":"d1"},\n {"id":"7"}]')
})

test('nothing that is pasted leaves the browser', async ({ page }) => {
  await page.goto('/simulator')
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.getByRole('radio', { name: 'Token' }).check()
  await page.getByRole('textbox', { name: 'Token' }).fill(token)
  await expect(page.getByText('A whole token, signed with RS256.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  expect(sent.filter((one) => one.includes(token.slice(0, 12)) || one.includes('u1'))).toEqual([])
})

test('while a text is broken, the answers of the last good one stay and say so', async ({ page }) => {
  const answers = page.getByRole('region', { name: /requests allowed/ })
  const notice = answers.getByRole('status').filter({ hasText: 'that could be read' })
  await page.goto('/simulator')
  await page.getByRole('radio', { name: 'CSV' }).check()
  await page.getByLabel('Targets as CSV').fill('id,user_id\nd1,u1\nd2,u7\n')
  await page.getByRole('group', { name: 'Where the claims' }).getByRole('radio', { name: 'JSON' }).check()
  await rewrite(page, JSON.stringify(claims))
  await page.getByRole('button', { name: 'None' }).click()
  await page.getByRole('checkbox', { name: 'devices:read' }).check()
  await expect(page.getByRole('heading', { name: '1 of 2 requests allowed' })).toBeVisible()

  await rewrite(page, '{"role": null,')
  await expect(notice).toContainText('the last claims that could be read')
  await expect(notice).toContainText('Line 1, column 14')
  await expect(page.getByRole('heading', { name: '1 of 2 requests allowed' })).toBeVisible()
  await answers.getByRole('button', { name: 'd2, devices:read: deny' }).click()
  await expect(page.getByRole('complementary', { name: 'Why' })).toContainText('Wants user_id = u1, has u7.')

  await page.getByLabel('Targets as CSV').fill('id,user_id\nd1,"u1\n')
  await expect(notice).toContainText('the last claims, and the last devices and sessions that could be read')
  await expect(page.getByRole('heading', { name: '1 of 2 requests allowed' })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  await rewrite(page, JSON.stringify({ ...claims, policy: { version: 3, devices: {} } }))
  await expect(notice).toContainText('from the last devices and sessions that')
  await expect(page.getByRole('heading', { name: '2 of 2 requests allowed' })).toBeVisible()
  await page.getByLabel('Targets as CSV').fill('id,user_id\nd1,u1\n')
  await expect(page.getByRole('heading', { name: '1 of 1 requests allowed' })).toBeVisible()
  await expect(notice).toBeHidden()

  await rewrite(page, '{"role": null,')
  await page.reload()
  await expect(page.getByText('These claims cannot be read yet')).toBeVisible()
})

async function rewrite(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Claims as JSON' }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

test('a template is asked with values for its parameters, never with their braces', async ({ page }) => {
  await startFrom(page, 'One customer')
  await card(page, 'Devices').getByRole('button', { name: 'Make user_id a parameter' }).click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await save(page)
  await page.goto('/simulator')
  const value = page.getByRole('region', { name: 'Try with' }).getByRole('textbox', { name: 'User id' })
  await expect(value).toHaveValue('c_4711')
  await expect(page.getByRole('heading', { name: /requests allowed/ })).not.toHaveText(/^0 of/)
  await value.fill('')
  await expect(page.getByText('A value is missing')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Draft or version' })).toHaveValue('draft')
})

test('a template is asked as draft, as it is live, or as an earlier version, and the answers follow', async ({
  page,
}) => {
  const address = await startFrom(page, 'One customer')
  await publish(page, address, 'Devices and sessions.')
  await page.goto(address)
  await choose(page, 'Sessions', 'No access')
  await save(page)
  await publish(page, address, 'Devices alone.')
  await page.goto(address)
  await choose(page, 'Devices', 'No access')
  await save(page)

  await page.goto('/simulator')
  await page.getByRole('button', { name: 'None', exact: true }).click()
  await page.getByRole('checkbox', { name: 'devices:read' }).check()
  await page.getByRole('checkbox', { name: 'sessions:read' }).check()
  const version = page.getByRole('combobox', { name: 'Draft or version' })
  const device = page.getByRole('button', { name: /devices:read: allow$/ })
  const session = page.getByRole('button', { name: /sessions:read: allow$/ })
  await expect(page.getByRole('heading', { name: /^0 of \d+ requests allowed$/ })).toBeVisible()
  await version.selectOption('Version 2, live')
  await expect(device).not.toHaveCount(0)
  await expect(session).toHaveCount(0)
  await version.selectOption('Version 1')
  await expect(session).not.toHaveCount(0)
  await expect(device).not.toHaveCount(0)
  await version.selectOption('Draft, as it is saved now')
  await expect(page.getByRole('heading', { name: /^0 of \d+ requests allowed$/ })).toBeVisible()
})

test('a template that was asked and is deleted by now gives way to another', async ({ page }) => {
  const id = new URL(await startFrom(page, 'AI agent')).pathname.split('/').at(-1) ?? ''
  await page.goto('/simulator')
  const choice = page.getByRole('combobox', { name: 'Template', exact: true })
  await choice.selectOption(id)
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  await page.goto('/templates')
  const row = page.getByRole('row').filter({ has: page.locator(`a[href="/templates/${id}"]`) })
  await row.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(row).toBeHidden()
  await page.goto('/simulator')
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  await expect(choice).not.toHaveValue(id)
})

test('a pasted token is told what is wrong with its header, times and parties', async ({ page }) => {
  const wrong = {
    ...claims,
    iat: 1_700_000_000_000,
    exp: 1_600_000_000_000,
    aud: 'https://other.example',
    sub: 'support',
  }
  await page.goto('/simulator')
  await page.getByRole('radio', { name: 'Token' }).check()
  await page.getByRole('textbox', { name: 'Token' }).fill(`${encode({ alg: 'HS256' })}.${encode(wrong)}.c2ln`)
  const list = page.getByRole('region', { name: 'Findings' })
  await list.getByText(/^\d+ more$/).click()
  for (const code of ['header-alg', 'time-in-milliseconds', 'audience-wrong', 'issuer-missing', 'subject-not-email']) {
    await expect(list).toContainText(code)
  }
})

test('answers of one token never stand beside another one that cannot be read', async ({ page }) => {
  await page.goto('/simulator')
  await page.getByRole('radio', { name: 'Token' }).check()
  await page.getByRole('textbox', { name: 'Token' }).fill(token)
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeVisible()
  await page.getByRole('textbox', { name: 'Token' }).fill(`${token.slice(0, 30)}!`)
  await expect(page.getByText('This token cannot be read')).toBeVisible()
  await expect(page.getByRole('heading', { name: /requests allowed/ })).toBeHidden()
})
