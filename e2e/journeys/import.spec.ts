import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '../fixtures'

const vendor = `// from the vendor's old page
const policy = {
  version: 2,
  devices: { custom_data: { user_id: 'abcde123' }, },
  sessions: {},
};`

test('an old policy of the vendor is read, proven, brought to version 3 and saved', async ({ page }) => {
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('What to import').fill(vendor)
  await expect(page.getByRole('region', { name: 'Understood' })).toContainText('A policy of version 2.')
  await expect(page.getByRole('region', { name: 'Changed' })).toContainText('Put 5 keys in double quotes.')
  const anew = page.getByRole('list', { name: 'Requests with another answer' })
  await expect(anew).toContainText('narrower')
  await anew.getByText(/^recordings: /).click()
  await expect(anew.getByText(/recording.*allowed before, refused after/i).first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Keep the role' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Keep playback of recordings' }).check()
  await expect(page.getByText('Every request gets the same answer as before.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('checkbox', { name: /^Give sessions the filter of devices on user_id/ }).check()
  await expect(page.getByText(/^No longer: .*session/).first()).toBeVisible()
  await page.getByLabel('Name of the template').fill('From the vendor')
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
  const id = page.url().split('/').at(-1) ?? ''
  const saved = await (await page.request.get(`/api/v1/templates/${id}`)).json()
  expect(JSON.parse(saved.text)).toMatchObject({
    role: null,
    policy: { version: 3, push: {}, recordings: {}, sessions: { custom_data: { user_id: 'abcde123' } } },
  })
  expect(saved.name).toBe('From the vendor')
})

test('a text that cannot be read names line and column, leads there, and survives a reload', async ({ page }) => {
  const broken = '{ version: 3,\n  devices: { custom_data: { user_id: idOf(user) } } }'
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  const area = page.getByLabel('What to import')
  await area.fill(broken)
  await expect(page.getByText('A program works out "idOf(user)".')).toBeVisible()
  await page.getByRole('button', { name: 'Ln 2, Col 38' }).click()
  const chosen = await area.evaluate((field) =>
    field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd).trim() : '',
  )
  expect(chosen).toBe('idOf(user)')
  await page.reload()
  await page.getByRole('tab', { name: 'Import' }).click()
  await expect(area).toHaveValue(broken)
})

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

test('an upgrade that reaches more is nobody’s choice but the person’s, and wants a tick before it is made', async ({
  page,
}) => {
  const claims = { sub: 'support@acme.example', iat: 1, role: 'agent', policy: { devices: { custom_data: {} } } }
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('What to import').fill(`${encode({ alg: 'HS256' })}.${encode(claims)}.c2ln`)
  const upgrade = page.getByRole('radio', { name: /^Bring to version 3/ })
  await expect(upgrade).not.toBeChecked()
  await expect(page.getByRole('radio', { name: /^Leave it as it is/ })).not.toBeChecked()
  await expect(page.getByText(/^Add sessions without conditions/)).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'This token is never accepted' })).toContainText('header-alg')
  await expect(
    page.getByRole('list', { name: 'Wrong in what you pasted' }).getByRole('listitem').first(),
  ).toContainText('time-missing')
  const create = page.getByRole('button', { name: 'Create template' })
  await expect(create).toBeInViewport()
  await create.click()
  await expect(page.getByText('Choose one: bringing it to version 3 would open more.')).toBeVisible()
  await expect(upgrade).toBeFocused()
  await upgrade.check()
  await create.click()
  const tick = page.getByRole('checkbox', { name: 'I want it to reach more' })
  await expect(tick).toBeFocused()
  await expect(page).toHaveURL(/\/templates\/new/)
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  for (const restoring of await page.getByRole('checkbox', { name: /as before/ }).all()) await restoring.check()
  await expect(tick).toHaveCount(0)
  await create.click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
})

test('the filter of an embed address is shown to be no wall, and becomes one with a click', async ({ page }) => {
  const token = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ sub: 'ada@acme.example' })}.c2ln`
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('What to import').fill(`https://cobrowse.io/connect?filter_user_id=c_4711&token=${token}`)
  await expect(page.getByText(/Who holds the token can leave the filter out and reach, for example/)).toBeVisible()
  await page.getByRole('checkbox', { name: 'Make it a condition on devices and push' }).check()
  await expect(page.getByRole('checkbox', { name: 'I want it to reach more' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
  const saved = await (await page.request.get(`/api/v1/templates/${page.url().split('/').at(-1)}`)).json()
  expect(JSON.parse(saved.text)).toMatchObject({
    role: 'agent',
    policy: { push: { custom_data: { user_id: 'c_4711' } } },
  })
  expect(JSON.parse(saved.embed)).toMatchObject({ page: 'connect' })
})

test('on a phone, why a token is never accepted, what it would reach and the button stand on the first screen', async ({
  page,
}) => {
  const policy = { version: 3, devices: { custom_data: { user_id: 'c_1' } } }
  const claims = {
    sub: 'support',
    aud: 'https://other.example',
    iat: 1_700_000_000,
    exp: 1_600_000_000,
    role: null,
    policy,
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page.getByLabel('What to import').fill(`${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}.c2ln`)
  await expect(page.getByRole('region', { name: 'Wrong in what you pasted' })).toBeAttached()
  const bar = (await page.locator('[data-slot="bottom-bar"]').boundingBox())?.y ?? 0
  for (const part of [
    page.getByRole('alert').filter({ hasText: 'This token is never accepted' }),
    page.getByText(/^A token can .*user_id/),
    page.getByRole('button', { name: 'Create template' }),
  ]) {
    const box = await part.boundingBox()
    expect((box?.y ?? bar) + (box?.height ?? 0)).toBeLessThanOrEqual(bar)
  }
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})
