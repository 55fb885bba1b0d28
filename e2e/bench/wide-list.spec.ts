import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { percentile, report, spread } from './figure'

/** Most that one file may bring. */
const count = 2_000
const rounds = 20

/** What a visit of the list costs: the milliseconds until the whole document is here, and its size gzipped. */
type Visit = { readonly ms: number; readonly kB: number }

// Named to run last: what it leaves in the list would stand in the way of the others.
test('the list of 2,000 templates answers at once and stays small', async ({ page }, info) => {
  test.setTimeout(600_000)
  await visitList(page)
  const few = await visitOften(page)
  await importMany(page)
  const first = await visitList(page)
  const many = await visitOften(page)
  const times = many.map(({ ms }) => ms)
  report(info, {
    name: `list page with ${count} templates, whole document`,
    value: percentile(times, 0.5),
    unit: 'ms',
    detail: `${spread(times)}, the very first ${first.ms.toFixed(0)}`,
    baseline: {
      name: 'list page with a few templates, p50',
      value: percentile(
        few.map(({ ms }) => ms),
        0.5,
      ),
    },
    aim: 500,
  })
  report(info, {
    name: `list page with ${count} templates, document gzipped`,
    value: first.kB,
    unit: 'kB',
    baseline: {
      name: 'list page with a few templates',
      value: percentile(
        few.map(({ kB }) => kB),
        0.5,
      ),
    },
    aim: 1_000,
  })
})

async function visitOften(page: Page): Promise<readonly Visit[]> {
  const visits: Visit[] = []
  for (let round = 0; round < rounds; round += 1) visits.push(await visitList(page))
  return visits
}

/** Asks for the document as the signed-in person, without a page to draw it. */
async function visitList(page: Page): Promise<Visit> {
  const start = performance.now()
  const answer = await page.request.get('/templates')
  const body = await answer.body()
  const ms = performance.now() - start
  expect(answer.ok()).toBe(true)
  return { ms, kB: gzipSync(body).length / 1000 }
}

async function importMany(page: Page): Promise<void> {
  await page.goto('/templates/new')
  await page.getByRole('tab', { name: 'Import' }).click()
  const buffer = Buffer.from(JSON.stringify(bundle()))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'many.json', mimeType: 'application/json', buffer })
  await page.getByRole('button', { name: /^Create [\d,]+ templates$/ }).click({ timeout: 120_000 })
  await page.waitForURL(/\/templates$/, { timeout: 120_000 })
  await expect(page.getByText(/^20\d\d templates$/)).toBeVisible({ timeout: 120_000 })
}

function bundle() {
  const templates = Array.from({ length: count }, (_, index) => ({
    name: `Customer ${index}`,
    claims: claimsOf(index),
    parameters: [],
    tests: [],
  }))
  return { format: 'remit.templates', formatVersion: 1, templates }
}

/** Of many kinds, so that neither the reach nor the text repeats. */
function claimsOf(index: number): object {
  const devices = { custom_data: { tenant: `t_${index % 50}`, user_id: `c_${index}` }, permissions: ['read'] }
  const sessions = { custom_data: { tenant: `t_${index % 50}` }, permissions: ['list', 'read'] }
  const rules = [{ devices }, { sessions }, { devices, sessions }, { devices, sessions, recordings: {} }]
  return { role: index % 3 === 0 ? 'agent' : null, policy: { version: 3, ...rules[index % rules.length] } }
}
