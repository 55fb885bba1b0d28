import { expect, test } from '../fixtures'
import { findings, startFrom } from '../steps'

for (const point of [
  'One customer',
  'Viewer of one session',
  'Read-only supervisor',
  'Custom role',
  'Administrator without settings',
  'AI agent',
  'Reports',
]) {
  test(`the starting point ${point} opens without an error and reaches something`, async ({ page }) => {
    await startFrom(page, point)
    await expect(findings(page).getByRole('tab', { name: /^Errors/ })).toHaveText(/^Errors\s*0$/)
    await expect(page.getByRole('heading', { name: /^[1-9]\d* of \d+ (devices|sessions)$/ }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'Test token' })).not.toHaveAttribute('aria-disabled')
  })
}
