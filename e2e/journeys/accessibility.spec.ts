import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { openEmbed } from '../steps'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Everything axe finds wrong on the page as it is, its frames included, in a form that a person can act on. */
async function check(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  expect.soft(found, name).toEqual([])
}

async function openEditor(page: Page): Promise<void> {
  await page.goto('/templates')
  await page.getByRole('link', { name: 'One customer', exact: true }).first().click()
  await expect(page.getByRole('button', { name: 'Test token' })).toBeVisible()
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme} at ${width}`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } })

      test(`no page has a finding in ${colorScheme} at ${width}`, async ({ page, expectProblem }) => {
        expectProblem(/status of 404/)
        for (const path of ['/templates', '/templates/new', '/keys', '/sandbox', '/settings', '/setup', '/nowhere']) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await check(page, path)
        }
        await page.context().clearCookies()
        await page.goto('/sign-in')
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await check(page, '/sign-in')
      })

      test(`the dialogs of keys have no finding in ${colorScheme} at ${width}`, async ({ page }) => {
        await page.goto('/keys')
        for (const name of ['Import', 'Generate']) {
          await page.getByRole('button', { name, exact: true }).click()
          await expect(page.getByRole('dialog')).toBeVisible()
          await check(page, name)
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toBeHidden()
        }
      })

      test(`no pane of the editor has a finding in ${colorScheme} at ${width}`, async ({ page }) => {
        await openEditor(page)
        await check(page, 'form')
        if (width < 1024) {
          for (const pane of ['JSON', 'Reach', 'Embed']) {
            await page.getByRole('radio', { name: pane, exact: true }).filter({ visible: true }).check()
            await check(page, pane)
          }
          return
        }
        for (const tab of ['Policy only', 'Signed token', 'Claims']) {
          await page.getByRole('tab', { name: tab }).click()
          await check(page, tab)
        }
        const frame = await openEmbed(page)
        await expect(frame.getByRole('list', { name: 'Devices' })).toBeVisible()
        await check(page, 'the embed with its frame')
      })
    })
  }
}

test('the command menu opens by keyboard, closes by Escape, and gives the focus back', async ({ page }) => {
  await page.goto('/keys')
  const before = page.getByRole('button', { name: 'Generate' })
  await before.focus()
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(before).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('settings')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/settings')
})
