import type { Page } from '@playwright/test'
import { expect } from '../fixtures'
import { wideDraft } from './wide-draft'

/** Makes a template with this many conditions the way a person would: a new one, and the text pasted into its JSON pane. */
export async function openWideTemplate(page: Page, conditions: number): Promise<void> {
  await page.goto('/templates/new')
  await page
    .getByRole('button', { name: /^Start from/ })
    .first()
    .click()
  await page.waitForURL(/\/templates\/tpl_/)
  await page.locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.locator('.cm-content').evaluate(paste, wideDraft(conditions))
  await expect(page.getByRole('region', { name: 'Devices' }).getByLabel('Key', { exact: true })).toHaveCount(
    conditions / 4,
  )
  await expect(page.locator('[data-slot="reach-group"]').first()).toBeVisible()
}

/** Runs in the page. */
function paste(target: Element, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
}
