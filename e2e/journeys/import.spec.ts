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
  const anew = page.getByRole('list', { name: 'Requests answered anew' })
  await expect(anew).toContainText('narrower')
  await anew.getByText(/^recordings: /).click()
  await expect(anew.getByText(/recording.*allowed before, refused after/i).first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Keep the role' })).toHaveCount(0)
  await page.getByRole('checkbox', { name: 'Keep playback of recordings' }).check()
  await expect(page.getByText('Every request is answered as before.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('checkbox', { name: /^Give sessions the filter of devices on user_id/ }).check()
  await expect(page.getByText(/^No longer sessions: /).first()).toBeVisible()
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
  const broken = '{ version: 3,\n  devices: { custom_data: { user_id: userId } } }'
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  const area = page.getByLabel('What to import')
  await area.fill(broken)
  await expect(page.getByText('A program works out "userId".')).toBeVisible()
  await page.getByRole('button', { name: 'Ln 2, Col 38' }).click()
  const chosen = await area.evaluate((field) =>
    field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd).trim() : '',
  )
  expect(chosen).toBe('userId')
  await page.reload()
  await page.getByRole('tab', { name: 'Import' }).click()
  await expect(area).toHaveValue(broken)
})
