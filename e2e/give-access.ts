import type { Browser, FrameLocator, Page } from '@playwright/test'
import type { GrantStory } from '@/lib/grants'
import { expect } from './fixtures'
import { publish, save, startFrom } from './steps'

type Issuing = {
  /** Numbers of the section Issuing, by their labels. */
  readonly lengths?: Readonly<Record<string, string>>
  readonly approvals?: 'One' | 'Two'
  readonly isBareTokenAllowed?: boolean
}

/** Publishes a template that anybody at the desk can give from: one customer, whose id is a parameter. */
export async function publishOneCustomer(page: Page, issuing: Issuing = {}): Promise<void> {
  const address = await startFrom(page, 'One customer')
  await page.getByRole('button', { name: 'Make user_id a parameter' }).first().click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await setIssuing(page, issuing)
  await save(page)
  await publish(page, address, 'For the desk.')
}

async function setIssuing(page: Page, { lengths = {}, approvals, isBareTokenAllowed = false }: Issuing): Promise<void> {
  const section = page.getByRole('region', { name: 'Issuing' })
  await section.getByRole('button', { name: 'Change' }).click()
  for (const [label, text] of Object.entries(lengths)) await section.getByLabel(label, { exact: true }).fill(text)
  if (approvals) await section.getByRole('radio', { name: approvals, exact: true }).check()
  if (isBareTokenAllowed) await section.getByRole('checkbox', { name: 'As a bare token' }).check()
}

/** For whom access is, and to which customer. */
export type Wanted = { readonly name: string; readonly email: string; readonly customer: string }

/** Fills in for whom, which customer and why, on the screen Issue. */
export async function fillIn(page: Page, { name, email, customer }: Wanted): Promise<void> {
  await page.goto('/issue')
  await page.getByLabel('Agent’s e-mail').fill(email)
  await page.getByLabel('Agent’s name').fill(name)
  await page.locator('[id="issue-values.user_id"]').fill(customer)
  await page.getByLabel('Why is this needed?').fill('The customer cannot find the export.')
}

/** Gives an agent access to one customer, and returns the hand-over link. */
export async function giveAccess(page: Page, wanted: Wanted): Promise<string> {
  await fillIn(page, wanted)
  await page.getByRole('button', { name: 'Give access' }).click()
  await expect(page.getByRole('heading', { name: `${wanted.name} can have access` })).toBeVisible()
  return page.getByLabel('Hand-over link').inputValue()
}

/** A page in the browser of somebody without an account. */
export async function ofAgent(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  return context.newPage()
}

/** Opens a hand-over link, and waits for the embed. Answers the embed and the id of the grant. */
export async function openLink(agent: Page, link: string): Promise<{ embed: FrameLocator; id: string }> {
  await agent.goto(link)
  await agent.getByRole('button', { name: 'Open', exact: true }).click()
  await agent.waitForURL(/\/open\/gnt_/)
  const embed = agent.frameLocator('iframe[title="What you were given access to"]')
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  return { embed, id: new URL(agent.url()).pathname.split('/').at(-1) ?? '' }
}

/** What the ledger tells of a grant, to somebody at the desk. */
export async function storyOf(page: Page, id: string): Promise<GrantStory> {
  const answer = await page.request.get(`/api/v1/grants/${id}`)
  expect(answer.status()).toBe(200)
  return answer.json()
}

/** The time of day in the zone of the browsers under test. */
export function berlinTime(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' })
}
