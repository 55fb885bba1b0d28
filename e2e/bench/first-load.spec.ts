import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page, Response } from '@playwright/test'
import { expect, ownerState, test } from '../fixtures'
import { report } from './figure'

/** The JavaScript of one visit with an empty cache, in gzipped kB. */
type Load = {
  /** What the document names: all that the page needs to be drawn and to answer. */
  readonly first: number
  /** The same, and everything fetched after it until the network is quiet, by the page itself or ahead of need. */
  readonly whole: number
  readonly hasCodeMirror: boolean
}

/** A class name that CodeMirror writes on every editor, so no build of it can be without. */
const trait = 'cm-scroller'

test('the list loads less than the editor, and no CodeMirror', async ({ browser, page }, info) => {
  await page.goto('/templates')
  const link = page.locator('main a[href^="/templates/tpl_"]').first()
  const editor = (await link.getAttribute('href')) ?? ''
  const visit = (path: string, settled: string, options: BrowserContextOptions) =>
    firstLoad(browser, options, async (fresh) => {
      await fresh.goto(new URL(path, page.url()).href)
      await expect(fresh.locator(settled).first()).toBeVisible()
    })
  const bare = await visit('/sign-in', 'form', { storageState: { cookies: [], origins: [] } })
  const baseline = { name: 'sign-in page', value: bare.first }
  const list = await visit('/templates', 'main a[href^="/templates/tpl_"]', { storageState: ownerState })
  const edit = await visit(editor, '.cm-content', { storageState: ownerState })
  expect(list.hasCodeMirror).toBe(false)
  expect(edit.hasCodeMirror).toBe(true)
  for (const { name, load, aim } of [
    { name: 'list', load: list, aim: 180 },
    { name: 'editor', load: edit, aim: 300 },
  ]) {
    const detail = `${load.whole.toFixed(1)} until the network is quiet`
    report(info, {
      name: `first-load JavaScript of the ${name}, gzipped`,
      value: load.first,
      unit: 'kB',
      detail,
      baseline,
      aim,
    })
  }
})

/** The pages of the desk, of whoever signs in there, and of the agent who needs no account. */
const deskPages = ['/issue', '/requests', '/ledger', '/who-could-see', '/approvals', '/members', '/keys', '/open']

for (const path of deskPages) {
  test(`${path} loads no more than a page of lists may`, async ({ browser, page }, info) => {
    await page.goto('/templates')
    const visit = (to: string) =>
      firstLoad(browser, { storageState: ownerState }, async (fresh) => {
        await fresh.goto(new URL(to, page.url()).href)
        await expect(fresh.locator('main').first()).toBeVisible()
      })
    const load = await visit(path)
    const list = await visit('/templates')
    report(info, {
      name: `first-load JavaScript of ${path}, gzipped`,
      value: load.first,
      unit: 'kB',
      detail: `${load.whole.toFixed(1)} until the network is quiet`,
      baseline: { name: 'list of templates', value: list.first },
      aim: 180,
    })
  })
}

async function firstLoad(
  browser: Browser,
  options: BrowserContextOptions,
  visit: (page: Page) => Promise<void>,
): Promise<Load> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const answers: Response[] = []
  page.on('response', (response) => answers.push(response))
  await visit(page)
  await page.waitForLoadState('networkidle')
  const html = (await answers.find((answer) => answer.request().isNavigationRequest())?.text()) ?? ''
  const scripts = answers.filter((answer) => answer.request().resourceType() === 'script')
  const files = await Promise.all(
    scripts.map(async (script) => ({ url: new URL(script.url()).pathname, body: await script.body() })),
  )
  await context.close()
  return {
    first: weigh(files.filter(({ url }) => html.includes(`src="${url}`))),
    whole: weigh(files),
    hasCodeMirror: files.some(({ body }) => body.includes(trait)),
  }
}

function weigh(files: readonly { readonly body: Buffer }[]): number {
  return files.reduce((sum, { body }) => sum + gzipSync(body).length, 0) / 1000
}
