import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { disagree, embed, openCommandMenu, openEmbed, publish, rewriteClaims, startFrom } from '../steps'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Everything axe finds wrong on the page as it is, its frames included, in a form that a person can act on. */
async function check(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  expect.soft(found, name).toEqual([])
}

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Opens a dialog by its button, checks it, and closes it by keyboard. */
async function checkDialog(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await check(page, `the dialog of ${button}`)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
}

// Between them the two see every colour and both layouts.
const looks = [
  { colorScheme: 'light', viewport: { width: 1440, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const

for (const look of looks) {
  const name = `${look.colorScheme} at ${look.viewport.width}`
  test.describe(name, () => {
    test.use({ ...look, reducedMotion: 'reduce' })

    test(`no page has a finding in ${name}`, async ({ page, expectProblem }) => {
      expectProblem(/status of 404/)
      const places = [
        'templates',
        'templates/new',
        'simulator',
        'keys',
        'sandbox',
        'settings',
        'members',
        'guardrail',
        'issue',
        'requests',
      ]
      for (const place of [...places, 'setup', 'nowhere']) {
        await visit(page, `/${place}`)
        await check(page, place)
      }
      await page.context().clearCookies()
      for (const place of ['sign-in', 'invite']) {
        await visit(page, `/${place}`)
        await check(page, place)
      }
    })

    test(`Help has no finding in ${name}`, async ({ page }) => {
      await visit(page, '/help/policies')
      await check(page, 'help/policies')
    })

    test(`no dialog has a finding in ${name}`, async ({ page }) => {
      await visit(page, '/keys')
      await checkDialog(page, 'Import')
      await checkDialog(page, 'Generate')
      await visit(page, '/members')
      await checkDialog(page, 'Invite')
      await visit(page, '/sandbox')
      await checkDialog(page, 'Reset')
      await startFrom(page, 'One customer')
      await checkDialog(page, 'Add parameter')
      await checkDialog(page, 'Test token')
    })

    test(`importing and publishing have no finding in ${name}`, async ({ page }) => {
      await visit(page, '/templates/new')
      await page.getByRole('tab', { name: 'Import' }).click()
      await page.getByLabel('What to import').fill("{ version: 2, devices: { custom_data: { user_id: 'c_1' } } }")
      await expect(page.getByRole('region', { name: 'Understood' })).toBeVisible()
      await check(page, 'import')
      const address = await startFrom(page, 'Read-only supervisor')
      await visit(page, `${address}/publish`)
      await check(page, 'publish')
      await publish(page, address, 'The first version.')
      await check(page, 'versions')
    })
  })
}

test.describe('the panes of the editor on a wide screen', () => {
  test.use({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })

  test('have no finding, with every kind of finding, parameter and test shown', async ({ page }) => {
    await startFrom(page, 'One customer')
    await page.getByRole('button', { name: 'Make user_id a parameter' }).first().click()
    await check(page, 'the question about the other places')
    await page.getByRole('button', { name: 'Only here' }).click()
    await rewriteClaims(page, '{ "role": "agent", "policy": { "version": 3, "devices": {}, "gadgets": 7 } }')
    await check(page, 'findings')
    for (const tab of ['Policy only', 'Signed token', 'Claims', 'Tests']) {
      await page.getByRole('tab', { name: tab, exact: true }).click()
      await check(page, tab)
    }
    await rewriteClaims(page, '{ "role": ')
    await expect(page.getByText('The JSON breaks in line 1, column 11')).toBeVisible()
    await check(page, 'broken')
  })

  test('have no finding in a conflict', async ({ page, context }) => {
    await disagree(context, page)
    await check(page, 'conflict')
  })

  test('have no finding with the embed and every page of it', async ({ page }) => {
    await startFrom(page, 'One customer')
    const frame = await openEmbed(page)
    await expect(frame.getByRole('list', { name: 'Devices' })).toBeVisible()
    await check(page, 'the dashboard')
    await frame.getByRole('button', { name: 'Connect to iPad of Mara' }).click()
    await expect(frame.getByRole('button', { name: 'End', exact: true })).toBeVisible()
    await check(page, 'a session')
    for (const label of ['Code entry', 'Connect by filter']) {
      await page.getByRole('combobox', { name: 'Page' }).selectOption(label)
      await expect(embed(page).getByRole('heading').first()).toBeVisible()
      await check(page, label)
    }
  })
})

test.describe('the panes of the editor on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, colorScheme: 'dark', reducedMotion: 'reduce' })

  test('have no finding, one after the other', async ({ page }) => {
    await visit(page, '/templates')
    await page.getByRole('link', { name: 'One customer', exact: true }).first().click()
    await expect(page.getByRole('button', { name: 'Test token' })).toBeVisible()
    await check(page, 'Form')
    for (const pane of ['JSON', 'Reach', 'Embed', 'Tests']) {
      await page.getByRole('radio', { name: pane, exact: true }).filter({ visible: true }).check()
      await check(page, pane)
    }
  })

  test('show long keys whole, with the value below', async ({ page }) => {
    await startFrom(page, 'One customer')
    const keys = page.getByRole('textbox', { name: 'Key', exact: true })
    const count = await keys.count()
    for (let at = 0; at < count; at += 1) {
      await keys.nth(at).fill('organisation_region_code')
      await expect(keys.nth(at)).toHaveValue('organisation_region_code')
      expect(await keys.nth(at).evaluate((input) => input.scrollWidth - input.clientWidth)).toBe(0)
    }
    await check(page, 'long keys')
  })
})

test('the command menu opens by keyboard, closes by Escape, and gives the focus back', async ({ page }) => {
  await page.goto('/keys')
  const before = page.getByRole('button', { name: 'Generate' })
  await before.focus()
  await expect(await openCommandMenu(page)).toBeFocused()
  await check(page, 'the command menu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(before).toBeFocused()
  await (await openCommandMenu(page)).fill('settings')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/settings')
})
