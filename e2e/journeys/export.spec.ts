import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Download, Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { claimsOf } from '../steps'

const caseOf = (user: string, expected: string) =>
  `{"name":"${expected} ${user}","values":{"user_id":"u1"},"expect":"${expected}","request":{"resource":"devices","action":"read"},"target":{"custom_data":{"user_id":"${user}"}}}`

/** What Remit prints for a template with a parameter and two tests, laid out by its author. */
const fileOf = (name: string) => `{
  "format": "remit.template",
  "formatVersion": 1,
  "name": "${name}",
  "claims": {
    "role": null,
    "policy": { "version": 3, "devices": { "custom_data": { "user_id": "{{user_id}}" } } },
    "x-note": "kept"
  },
  "parameters": [
    {
      "name": "user_id",
      "type": "string",
      "label": "Customer",
      "required": true,
      "pattern": "u[0-9]+"
    }
  ],
  "tests": [
    ${caseOf('u1', 'allow')},
    ${caseOf('u2', 'deny')}
  ]
}
`

async function openImport(page: Page): Promise<Locator> {
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  return page.getByLabel('What to import')
}

async function importFile(page: Page, text: string): Promise<void> {
  const area = await openImport(page)
  await area.fill(text)
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
  await expect(claimsOf(page)).toBeVisible()
}

async function openList(page: Page, filter: string): Promise<void> {
  await page.goto(`/templates?q=${filter}`)
  await expect(page.getByRole('link', { name: filter }).first()).toBeVisible()
}

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return download
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8')
}

test('a template with parameters and tests is exported, deleted, and imported again as it was', async ({ page }) => {
  const area = await openImport(page)
  await area.fill(fileOf('Quay desk'))
  const understood = page.getByRole('region', { name: 'Understood' })
  await expect(understood).toContainText('A template that Remit exported: “Quay desk”.')
  await expect(understood).toContainText('1 parameter and 2 tests.')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
  const before = await (await page.request.get(`/api/v1/templates/${page.url().split('/').at(-1)}`)).json()

  const fromEditor = await saved(page, () => page.getByRole('button', { name: 'Export this draft' }).click())
  expect(fromEditor.suggestedFilename()).toBe('quay-desk.remit.json')
  expect(await textOf(fromEditor)).toBe(fileOf('Quay desk'))

  await openList(page, 'Quay')
  await page.getByRole('button', { name: 'More for Quay desk' }).click()
  const fromList = await saved(page, () => page.getByRole('menuitem', { name: 'Export' }).click())
  expect(await textOf(fromList)).toBe(fileOf('Quay desk'))
  await page.getByRole('button', { name: 'More for Quay desk' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('link', { name: 'Quay desk' })).toBeHidden()

  await openImport(page)
  await page.getByLabel('Choose a file').setInputFiles(await fromList.path())
  await expect(page.getByLabel('Name of the template')).toHaveValue('Quay desk')
  await page.getByRole('button', { name: 'Create template' }).click()
  await expect(page).toHaveURL(/\/templates\/tpl_/)
  const after = await (await page.request.get(`/api/v1/templates/${page.url().split('/').at(-1)}`)).json()
  const { name, text, parameters, tests, hash } = before
  expect(after).toMatchObject({ name, text, parameters, tests, hash, revision: 1 })
  await page.getByRole('tab', { name: 'Tests' }).click()
  await expect(page.getByText('allow u1', { exact: true })).toBeVisible()
})

test('a bundle lists what it holds, makes all that can be taken, and overwrites nothing', async ({ page }) => {
  await importFile(page, fileOf('Ferry day'))
  await importFile(page, fileOf('Ferry night'))
  await openList(page, 'Ferry')
  const bundle = await saved(page, () => page.getByRole('button', { name: 'Export these 2' }).click())
  expect(bundle.suggestedFilename()).toMatch(/^remit-templates-\d{4}-\d\d-\d\d\.json$/)
  const text = await textOf(bundle)

  const area = await openImport(page)
  await area.fill(text.replace('"Ferry night"', '"Ferry dusk"').replace('"expect":"allow"', '"expect":"maybe"'))
  const list = page.getByRole('region', { name: 'Templates in this bundle' })
  await expect(list).toContainText('1 becomes a new template, 1 is not taken.')
  await expect(list.getByRole('listitem').filter({ hasText: 'Ferry day' })).toContainText(
    /Line \d+, tests: .*allow or deny/,
  )
  await expect(list.getByRole('button', { name: 'Create 1 template' })).toBeVisible()

  await area.fill(text)
  await expect(list).toContainText('There is a template “Ferry day” already; this becomes a new one.')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await list.getByRole('button', { name: 'Create 2 templates' }).click()
  await expect(page).toHaveURL(/\/templates$/)
  await openList(page, 'Ferry')
  for (const name of ['Ferry day', 'Ferry day (2)', 'Ferry night', 'Ferry night (2)']) {
    await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await page.getByRole('button', { name: 'More for Ferry day (2)' }).click()
  const copy = await saved(page, () => page.getByRole('menuitem', { name: 'Export' }).click())
  expect(await textOf(copy)).toBe(fileOf('Ferry day (2)'))
})

test('a bundle of more than a megabyte is taken whole', async ({ page }) => {
  const cases = Array.from({ length: 1_000 }, (_, index) => caseOf(`u${index + 10}`, 'deny')).join(',\n')
  const large = Array.from({ length: 8 }, (_, index) => {
    const template = fileOf(`Large ${index}`)
    return template
      .slice(template.indexOf('"name"'), -3)
      .replace(caseOf('u2', 'deny'), cases.slice(0, cases.lastIndexOf('\n') - 1))
  })
  const bundle = `{"format":"remit.templates","formatVersion":1,"templates":[{${large.join('},{')}}]}`
  expect(bundle.length).toBeGreaterThan(1_200_000)
  await openImport(page)
  const file = { name: 'large.json', mimeType: 'application/json', buffer: Buffer.from(bundle) }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByRole('button', { name: 'Create 8 templates' }).click()
  await expect(page).toHaveURL(/\/templates$/)
  await openList(page, 'Large')
  await expect(page.getByRole('status').filter({ hasText: /^8 of / })).toBeVisible()
})

test('a file of a later form is refused with its place', async ({ page }) => {
  const area = await openImport(page)
  await area.fill(fileOf('Later').replace('"formatVersion": 1', '"formatVersion": 2'))
  await expect(page.getByRole('alert').filter({ hasText: 'formatVersion: this file is of version 2' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Ln 3, Col 20' })).toBeVisible()
})
