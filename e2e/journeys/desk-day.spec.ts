import type { Page } from '@playwright/test'
import { expect, setupLink, test } from '../fixtures'
import { berlinTime, fillIn, giveAccess, ofAgent, openLink, publishOneCustomer, storyOf } from '../give-access'
import { join, joinedPassword, sandboxOf, setUp, signIn } from '../steps'

const phone = { width: 390, height: 844 }
const [second, minute, day] = [1_000, 60_000, 86_400_000]

const ida = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }
const otto = { name: 'Otto Falk', email: 'otto@acme.example', customer: 'c_4712' }
const noor = { name: 'Noor Haddad', email: 'noor@acme.example', customer: 'c_4711' }
const auditor = { name: 'Ada Weber', email: 'ada@acme.example', roles: ['Auditor'] }

// From an empty database on, whichever it is.
test.use({ isAlone: true, isEmpty: true, storageState: { cookies: [], origins: [] } })

test('a day at the desk: given from a phone, used while tokens renew, extended, ended as the card said, agreed to, and answered for the day after', async ({
  page: owner,
  browser,
  server,
  clock,
  baseURL,
  expectProblem,
}) => {
  // The owner's page stays open over the day after, when their sign-in has ended.
  expectProblem(/status of 401 .*\/api\/v1\//)
  // The agent's embed asks with a token that has just run out or was ended, and is refused.
  expectProblem(/status of 401 .*\/api\/1\//)
  await setUp(owner, setupLink(server.log))
  await publishOneCustomer(owner)
  const { theirs: lead } = await join(owner, browser, {
    name: 'Lena Roth',
    email: 'lena@acme.example',
    roles: ['Lead'],
  })
  const { theirs: asker } = await join(owner, browser, {
    name: 'Rosa Lind',
    email: 'rosa@acme.example',
    roles: ['Requester'],
  })
  const { theirs: audit } = await join(owner, browser, auditor)
  await lead.setViewportSize(phone)
  const agent = await ofAgent(browser)
  await agent.clock.install()

  const { id, during, token } =
    await test.step('the lead gives it on a phone, and the agent works while tokens renew', async () => {
      const link = await giveAccess(lead, ida)
      const { embed, id } = await openLink(agent, link)
      await embed.getByRole('button', { name: 'Connect to iPad of Mara' }).click()
      await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeVisible()
      const during = Math.ceil(clock.now() / minute) * minute
      const renewed = agent.waitForResponse((response) => response.url().endsWith('/token'))
      clock.advance(500 * second)
      await agent.clock.fastForward(500 * second)
      const { token }: { token: string } = await (await renewed).json()
      await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeVisible()
      expect((await storyOf(lead, id)).minted).toBe(2)
      return { id, during, token }
    })

  await test.step('a second one is offered as an extension, which the agent sees in the page they work in', async () => {
    const before = (await storyOf(lead, id)).endsAt ?? 0
    await fillIn(lead, ida)
    await lead.getByRole('button', { name: 'Give access' }).click()
    await expect(lead.getByText(`Ida Berg has this already until ${berlinTime(before)}`)).toBeVisible()
    await lead.getByRole('button', { name: 'Extend it' }).click()
    const dialog = lead.getByRole('dialog')
    await dialog.getByLabel('Why it has to last longer').fill('The export takes longer.')
    await dialog.getByRole('radio', { name: '30 min', exact: true }).check()
    await dialog.getByRole('button', { name: 'Extend by 30 min' }).click()
    await expect(lead.getByRole('heading', { name: 'Ida Berg keeps access for longer' })).toBeVisible()
    const after = (await storyOf(lead, id)).endsAt ?? 0
    expect(after).toBe(before + 30 * minute)
    await agent.clock.fastForward(15 * second)
    await expect(agent.getByRole('banner')).toContainText(berlinTime(after))
  })

  const silentAt = await test.step('the lead ends it, and it is silent when the card said', async () => {
    const until = (await storyOf(lead, id)).lastTokenEndsAt ?? 0
    await end(lead, ida.name)
    await expect(lead.getByText(`Ending: valid until ${berlinTime(until)}`)).toBeVisible()
    await agent.clock.fastForward(15 * second)
    await expect(agent.getByRole('heading', { name: 'Lena Roth ended your access' })).toBeVisible()
    await expect(agent.locator('iframe')).toHaveCount(0)
    const ask = async () => {
      const headers = { authorization: `Bearer ${token}` }
      return (await lead.request.get(`${sandboxOf(baseURL)}/api/1/devices`, { headers })).status()
    }
    expect(await ask()).toBe(200)
    expect((await storyOf(lead, id)).state).toBe('ending')
    clock.advance(until - clock.now() + 1)
    expect(await ask()).toBe(401)
    expect((await storyOf(lead, id)).state).toBe('ended')
    return until
  })

  const other = await test.step('who may only ask asks, the lead agrees, and the second agent opens it', async () => {
    await giveAccess(lead, noor)
    await fillIn(asker, otto)
    await asker.getByRole('button', { name: 'Ask for access' }).click()
    await lead.goto('/requests')
    const asked = lead.getByRole('article', { name: 'Access for Otto Falk' })
    await asked.getByLabel('Why you agree or decline').fill('Known customer.')
    await asked.getByRole('button', { name: 'Agree' }).click()
    await expect(lead.getByText('Nothing waits for you')).toBeVisible()
    await asker.getByRole('link', { name: 'Open it' }).click()
    await expect(asker.getByText(/Lena Roth agreed/)).toBeVisible()
    await asker.getByRole('button', { name: 'Get the link' }).click()
    const second = await ofAgent(browser)
    await openLink(second, await asker.getByLabel('Hand-over link').inputValue())
    return second
  })

  await test.step('the day after, the auditor gets exactly who could see that customer, and nobody once it was over', async () => {
    clock.advance(day)
    await audit.clock.install({ time: clock.now() })
    await audit.goto('/')
    await signIn(audit, { email: auditor.email, password: joinedPassword })
    await expect(audit).toHaveURL(/\/who-could-see$/)
    await ask(audit, { target: 'user_id = c_4711', at: during })
    await expect(audit.getByRole('heading', { name: '1 agent could see it' })).toBeVisible()
    const found = audit.getByRole('list', { name: 'Agents who could see it' })
    await expect(found.locator(':scope > li')).toHaveCount(1)
    await expect(found).toContainText('Ida Berg')
    await expect(found).not.toContainText(/Otto|Noor/)
    await ask(audit, { target: 'user_id = c_4711', at: Math.ceil(silentAt / minute) * minute })
    await expect(audit.getByRole('heading', { name: 'Nobody could see it then' })).toBeVisible()
    expect(audit.url()).not.toContain('c_4711')
  })
  for (const one of [lead, asker, audit, agent, other]) await one.context().close()
})

/** Ends what an agent has, from the ledger. */
async function end(page: Page, name: string): Promise<void> {
  await page.goto('/ledger')
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('dialog', { name, exact: true }).getByRole('button', { name: 'End now…' }).click()
  await page.getByRole('button', { name: 'End now', exact: true }).click()
}

/** Asks who could see what carries this, at a full minute. */
async function ask(page: Page, { target, at }: { target: string; at: number }): Promise<void> {
  await page.getByLabel('What the target carries').fill(target)
  const local = new Date(at).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T').slice(0, 16)
  await page.getByLabel('At', { exact: true }).fill(local)
  await page.getByRole('button', { name: 'Find out' }).click()
}
