import type { Browser, BrowserContext, FrameLocator, Locator, Page } from '@playwright/test'
import { expect, owner } from './fixtures'

/** Sets Remit up as its owner by the one-time link, and waits for the template that then stands open. */
export async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expect(page.getByLabel('Setup code')).not.toHaveValue('')
  await page.getByLabel('Name', { exact: true }).fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Set up Remit' }).click()
  await page.waitForURL(/\/templates\/tpl_/)
}

/** Makes a template of a starting point, through the gallery as a person does, and answers its address. */
export async function startFrom(page: Page, point: string): Promise<string> {
  await page.goto('/templates/new')
  await page.getByRole('button', { name: `Start from ${point}` }).click()
  await page.waitForURL(/\/templates\/tpl_/)
  // The JSON pane comes with the script that makes the page answer; on a phone it waits out of sight.
  await expect(page.locator('.cm-content')).toBeAttached()
  return page.url()
}

/** The JSON pane's text. */
export function claimsOf(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Claims of this draft' })
}

/** Puts a text in place of all that stands in the JSON pane. */
export async function rewriteClaims(page: Page, text: string): Promise<void> {
  await claimsOf(page).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

/** A draft as text, laid out as Remit lays it out. */
export function draft(claims: object): string {
  return `${JSON.stringify(claims, null, 2)}\n`
}

/** The words that say whether the draft is saved. */
export function saveState(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /^(Draft saved|Not saved|Saving|Edited)/ })
}

/** Saves by keyboard and waits until the server has it. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+s')
  await expect(saveState(page)).toContainText('Draft saved')
}

/** Opens the command menu by its keys, again where the page's script did not listen yet. */
export async function openCommandMenu(page: Page): Promise<Locator> {
  const input = page.getByRole('combobox', { name: /^Find a page/ })
  await expect(async () => {
    if (!(await input.isVisible())) await page.keyboard.press('ControlOrMeta+k')
    await expect(input).toBeVisible({ timeout: 2_000 })
  }).toPass()
  return input
}

/** The card of a resource in the form. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true })
}

/** Chooses what a policy says of a resource. */
export async function choose(page: Page, title: string, state: 'No access' | 'Everything' | 'Matching only') {
  await card(page, title).getByRole('radio', { name: state, exact: true }).check()
}

/** The findings pane. */
export function findings(page: Page): Locator {
  return page.getByRole('region', { name: 'Findings', exact: true })
}

/** A tab of the preview; that of the tests also says how many fail, as soon as it is known. */
export function previewTab(page: Page, name: 'Reach' | 'Embed' | 'Tests'): Locator {
  return page.getByRole('tab', { name: new RegExp(`^${name}\\b`) })
}

/** What the embed in the preview shows. */
export function embed(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Embed with the test token"]')
}

/** Signs a test token and loads the embed with it. */
export async function openEmbed(page: Page): Promise<FrameLocator> {
  await previewTab(page, 'Embed').click()
  await page.getByRole('button', { name: 'Sign and load' }).click()
  return embed(page)
}

/** Signs a test token of the draft that is open, and reads it where a person does. */
export async function signTestToken(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Test token' }).click()
  await page.getByRole('button', { name: /^Sign for/ }).click()
  await page.getByRole('button', { name: 'Show token' }).click()
  const parts = page.getByText(/^(eyJ|[\w-]{100,}$)/)
  await expect(parts).toHaveCount(3)
  return (await parts.allTextContents()).join('.')
}

/** Where the sandbox answers, for an app at this address. */
export function sandboxOf(appOrigin: string | undefined): string {
  return `http://127.0.0.1:${new URL(appOrigin ?? '').port}`
}

/** Chooses in the settings where tokens are for; the sandbox needs nothing else. */
export async function connectTo(
  page: Page,
  choice: RegExp,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto('/settings')
  const radio = page.getByRole('radio', { name: choice }).first()
  if (await radio.isChecked()) return
  await radio.check()
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: 'Change connection' }).click()
  await expect(page.getByText(/^Tokens are for .+ from now on$/)).toBeVisible()
}

/** Signs in through the form of the sign-in page. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Publishes the draft of the template at this address, and waits until its version is live. */
export async function publish(page: Page, address: string, note: string): Promise<void> {
  await page.goto(`${address}/publish`)
  await page.getByLabel('Change note').fill(note)
  await page.getByRole('button', { name: /^Publish version \d+$/ }).click()
  await page.waitForURL(/\/versions$/)
}

/** What everyone who joins signs in with. */
export const joinedPassword = 'seven lamps over a grey harbour'

/** Invites someone as the owner, and accepts the invite in a browser of their own. Answers their page, signed in. */
export async function join(
  page: Page,
  browser: Browser,
  { name, email, roles }: { name: string; email: string; roles: readonly string[] },
): Promise<{ theirs: Page; link: string }> {
  await page.goto('/members')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(email)
  for (const role of roles) await dialog.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check()
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.getByLabel('Link').inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const theirs = await context.newPage()
  await theirs.goto(link)
  await theirs.getByLabel('Name', { exact: true }).fill(name)
  await theirs.getByLabel('Password', { exact: true }).fill(joinedPassword)
  await theirs
    .locator('form')
    .getByRole('button', { name: /^(Join|Accept)/ })
    .click()
  await theirs.waitForURL(({ pathname }) => !['/invite', '/'].includes(pathname))
  return { theirs, link }
}

/** Keeps from a page what is saved elsewhere, so that it finds out with its own next save, as when the network is slow. */
async function hearNothing(page: Page): Promise<void> {
  await page.route('**/api/v1/templates/*/state', (route) => route.fulfill({ json: { revision: 0, mark: '' } }))
}

/** Two pages on one template: `theirs` has saved, and `mine` has tried to. */
export async function disagree(context: BrowserContext, mine: Page): Promise<Page> {
  const address = await startFrom(mine, 'One customer')
  await hearNothing(mine)
  const theirs = await context.newPage()
  await theirs.goto(address)
  await theirs.getByLabel('Display name').fill('From them')
  await save(theirs)
  await mine.getByLabel('Display name').fill('From me')
  await mine.keyboard.press('ControlOrMeta+s')
  const screen = mine.getByRole('region', { name: 'Two versions of this draft' })
  await expect(screen).toContainText('"displayName": "From them"')
  await expect(screen).toContainText('"displayName": "From me"')
  await expect(saveState(mine)).toContainText('saved elsewhere')
  return theirs
}
