import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { previewTab } from '../steps'
import { percentile, report, spread } from './figure'
import { measureKeys } from './keystrokes'

/** Most that a template may have. */
const count = 1_000
/** Each key changes the value that every test asks for, so what each test answers, and why. */
const keys = Array.from({ length: 10 }, () => ['x', 'y', 'Backspace', 'Backspace']).flat()
const parts = ['[data-slot="tests-pane"]']

test.use({ viewport: { width: 1440, height: 900 } })

test('a keystroke runs 1,000 tests and shows what became of them', async ({ page }, info) => {
  await importTests(page, 1)
  const few = await measure(page)
  await importTests(page, count)
  const costs = await measure(page)
  for (const [part, words] of [
    ['work', 'work'],
    ['wait', 'by the clock'],
  ] as const) {
    const samples = costs.map((cost) => cost[part])
    const baseline = percentile(
      few.map((cost) => cost[part]),
      0.5,
    )
    report(info, {
      name: `keystroke to updated results of ${count} tests, ${words}`,
      value: percentile(samples, 0.5),
      unit: 'ms',
      detail: spread(samples),
      baseline: { name: 'the same with one test, p50', value: baseline },
      ...(part === 'work' ? { aim: 100 } : {}),
    })
  }
})

async function measure(page: Page) {
  await previewTab(page, 'Tests').click()
  await expect(page.getByRole('status').filter({ hasText: /tests? pass(es)?$/ })).toBeVisible()
  await page.getByRole('region', { name: 'Devices' }).getByLabel('Value of tenant', { exact: true }).focus()
  await page.keyboard.press('End')
  await measureKeys(page, keys.slice(0, 8), parts)
  return measureKeys(page, keys, parts)
}

/** Makes a template of a file with this many tests, through the import as a person does. */
async function importTests(page: Page, tests: number): Promise<void> {
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  const buffer = Buffer.from(JSON.stringify(fileOf(tests)))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'tests.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: 'Create template' }).click()
  await page.waitForURL(/\/templates\/tpl_/)
  await expect(page.locator('.cm-content')).toBeVisible()
}

function fileOf(tests: number): object {
  const rule = { custom_data: { tenant: 'acme' } }
  return {
    format: 'remit.template',
    formatVersion: 1,
    name: `With ${tests} tests`,
    claims: { role: null, policy: { version: 3, devices: rule, sessions: rule } },
    parameters: [],
    tests: Array.from({ length: tests }, (_, index) => caseOf(index)),
  }
}

function caseOf(index: number): object {
  const isMine = index % 2 === 0
  return {
    name: `case ${index}`,
    values: {},
    expect: isMine ? 'allow' : 'deny',
    request: { resource: index % 3 === 0 ? 'sessions' : 'devices', action: 'read' },
    target: { id: `d_${index}`, custom_data: { tenant: isMine ? 'acme' : 'other' } },
  }
}
