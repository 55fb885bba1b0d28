import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { ownerState, resultsFolder } from '../plant'
import { draft, publish, rewriteClaims, save, startFrom } from '../steps'

/** Opens a screen and waits until there is nothing left to wait for. */
type Screen = { readonly name: string; readonly open: (page: Page) => Promise<void> }

const screens: readonly Screen[] = [
  { name: 'templates', open: (page) => openPlace(page, '/templates', 'Templates') },
  { name: 'new-template', open: (page) => openPlace(page, '/templates/new', 'New template') },
  { name: 'import', open: openImport },
  { name: 'simulator', open: openSimulator },
  { name: 'publish', open: openPublish },
  { name: 'versions', open: openVersions },
  { name: 'guardrail', open: openGuardrail },
  { name: 'members', open: (page) => openPlace(page, '/members', 'Members') },
  { name: 'keys', open: (page) => openPlace(page, '/keys', 'Keys') },
  { name: 'sandbox', open: (page) => openPlace(page, '/sandbox', 'Sandbox') },
  { name: 'settings', open: (page) => openPlace(page, '/settings', 'Settings') },
  { name: 'help', open: (page) => openPlace(page, '/help/policies', 'What a token means') },
  { name: 'help-findings', open: (page) => openPlace(page, '/help/findings', 'All findings') },
  { name: 'editor', open: openEditor },
  { name: 'embed', open: openEmbed },
]

const only = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' }, permissions: ['read'] } } }
const wider = { role: null, policy: { version: 3, devices: { permissions: ['read'] } } }

/** The address of a template with a version that is live, and a draft that allows more. */
let published = ''

test.beforeAll(async ({ browser }) => {
  if (published !== '') return
  const page = await browser.newPage({ storageState: ownerState, viewport: { width: 1440, height: 900 } })
  await startFrom(page, 'Viewer of one session')
  published = await startFrom(page, 'Read-only supervisor')
  await rewriteClaims(page, draft(only))
  await save(page)
  await publish(page, published, 'Supervisors look after one tenant.')
  await page.goto(published)
  await rewriteClaims(page, draft(wider))
  await save(page)
  await page.close()
})

const widths = { 1440: 900, 390: 844 } as const

/** The pictures that the README shows; all others are for looking only. */
const shown = ['editor-1440-light', 'publish-1440-light', 'templates-1440-dark', 'embed-1440-dark']

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of Object.entries(widths)) {
    test.describe(`${theme}, ${width} wide`, () => {
      test.use({ colorScheme: theme, viewport: { width: Number(width), height } })
      for (const { name, open } of screens) {
        test(`${name} in ${theme} at ${width}`, async ({ page }) => {
          await open(page)
          const picture = `${name}-${width}-${theme}`
          const folder = shown.includes(picture) ? import.meta.dirname : join(resultsFolder, 'screenshots')
          await page.screenshot({ path: join(folder, `${picture}.png`), animations: 'disabled' })
        })
      }
    })
  }
}

async function openPlace(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
}

async function openImport(page: Page): Promise<void> {
  await openPlace(page, '/templates/new', 'New template')
  await page.getByRole('tab', { name: 'Import' }).click()
  await page
    .getByLabel('What to import')
    .fill("{\n  version: 2, // as before\n  devices: { custom_data: { user_id: 'c_4711' } },\n  sessions: {},\n}")
  await expect(page.getByRole('region', { name: 'Understood' })).toBeVisible()
}

async function openPublish(page: Page): Promise<void> {
  await openPlace(page, `${published}/publish`, 'Publish version 2')
  await expect(page.getByRole('region', { name: 'Change of access' })).toBeVisible()
}

async function openVersions(page: Page): Promise<void> {
  await openPlace(page, `${published}/versions`, 'Versions')
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible()
}

async function openGuardrail(page: Page): Promise<void> {
  await openPlace(page, '/guardrail', 'Guardrail')
  await page.getByRole('combobox', { name: 'Devices', exact: true }).fill('tenant_id')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save guardrail' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'would be refused' })).toBeVisible()
}

async function openSimulator(page: Page): Promise<void> {
  await openPlace(page, '/simulator', 'Simulator')
  await page
    .getByRole('button', { name: /devices:read: (allow|deny)/ })
    .first()
    .click()
  await expect(page.getByRole('complementary', { name: 'Why' })).toBeVisible()
}

async function openEditor(page: Page): Promise<void> {
  await page.goto('/templates')
  await page
    .getByRole('link', { name: /customer/i })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Test token' })).toBeVisible()
  const isWide = (page.viewportSize()?.width ?? 0) > 1000
  if (isWide) await expect(page.locator('.cm-content')).toBeVisible()
}

async function openEmbed(page: Page): Promise<void> {
  await openEditor(page)
  await page
    .getByRole('radio', { name: 'Embed' })
    .or(page.getByRole('tab', { name: 'Embed' }))
    .filter({ visible: true })
    .first()
    .click()
  await page.getByRole('button', { name: 'Sign and load' }).click()
  await expect(page.frameLocator('iframe[title^="Embed"]').getByRole('listitem').first()).toBeVisible()
}
