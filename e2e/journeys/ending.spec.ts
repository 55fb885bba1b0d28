import type { APIRequestContext, Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { berlinTime, giveAccess, ofAgent, openLink, publishOneCustomer, storyOf } from '../give-access'
import { sandboxOf } from '../steps'

const ida = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }
const [second, minute] = [1_000, 60_000]

test.use({ isAlone: true })

/** Asks to end what Ida Berg has, from the ledger, up to the last question. */
async function askToEnd(page: Page): Promise<void> {
  await page.goto('/ledger')
  await page.getByRole('button', { name: /^Ida Berg/ }).click()
  await page.getByRole('dialog', { name: ida.name }).getByRole('button', { name: 'End now…' }).click()
  await expect(question(page)).toBeVisible()
}

function question(page: Page) {
  return page.getByRole('dialog', { name: 'End what Ida Berg has now?' })
}

function endNow(page: Page) {
  return question(page).getByRole('button', { name: 'End now', exact: true })
}

/** What the sandbox answers to whoever kept a token, past the page that threw it away. */
async function askSandbox(request: APIRequestContext, api: string, token: string): Promise<number> {
  const answer = await request.get(`${api}/api/1/devices`, { headers: { authorization: `Bearer ${token}` } })
  return answer.status()
}

test('an end that fails or is refused is never shown as done; done, it is valid until what was said at the latest, and ended only then', async ({
  page: lead,
  context,
  browser,
  clock,
  baseURL,
  expectProblem,
}) => {
  // The agent's page learns by it that the access was ended.
  expectProblem(/status of 410 .*\/open\/\w+\/token/)
  await publishOneCustomer(lead)
  const link = await giveAccess(lead, ida)
  const agent = await ofAgent(browser)
  await agent.clock.install()
  const delivered = agent.waitForResponse((response) => response.url().endsWith('/token'))
  const { embed, id } = await openLink(agent, link)
  const { token }: { token: string } = await (await delivered).json()
  const session = agent.waitForResponse(/\/api\/1\/sessions\/ses_\w+$/)
  await embed.getByRole('button', { name: 'Connect to iPad of Mara' }).click()
  await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeVisible()
  const sessionAddress = (await session).url()
  const until = (await storyOf(lead, id)).lastTokenEndsAt ?? 0

  const other = await context.newPage()
  await askToEnd(other)
  await askToEnd(lead)
  const latest = `valid until ${berlinTime(until)}`
  await expect(question(lead)).toContainText(latest)

  await test.step('it fails', async () => {
    expectProblem(/status of 503/)
    await lead.route('**/ledger**', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 503, body: 'Busy' }) : route.fallback(),
    )
    await endNow(lead).click()
    await expect(question(lead).getByRole('alert')).toContainText('could not be reached')
    await expect(lead.getByText(/Ending: valid|No more tokens are given out/)).toHaveCount(0)
    expect((await storyOf(lead, id)).state).toBe('active')
    await lead.unroute('**/ledger**')
  })

  await test.step('it is done', async () => {
    await endNow(lead).click()
    const done = lead.getByRole('dialog', { name: 'No more tokens are given out' })
    await expect(done).toContainText(`Ending: ${latest}`)
    await expect(done).toContainText('at the latest')
    await done.getByRole('button', { name: 'Done' }).click()
    await expect(lead.getByRole('table', { name: 'Grants' }).getByRole('row')).toContainText(['Ending'])
    expect((await storyOf(lead, id)).lastTokenEndsAt).toBe(until)
  })

  await test.step('it is refused where it was ended already', async () => {
    await endNow(other).click()
    await expect(question(other).getByRole('alert')).toBeVisible()
    await expect(other.getByText('No more tokens are given out')).toHaveCount(0)
  })

  await test.step('the page of the agent says so and shows nothing, and what ran in the sandbox is over', async () => {
    await agent.clock.fastForward(15 * second)
    await expect(agent.getByRole('heading', { name: 'Mara Vogel ended your access' })).toBeVisible()
    await expect(agent.getByRole('main').getByRole('alert')).toContainText(`runs out at ${berlinTime(until)}`)
    await expect(agent.locator('iframe')).toHaveCount(0)
    const headers = { authorization: `Bearer ${token}` }
    const after: { state: string } = await (await lead.request.get(sessionAddress, { headers })).json()
    expect(after.state).toBe('ended')
    const refused = await agent.evaluate(async (path) => {
      const answer = await fetch(path, { method: 'POST' })
      return { status: answer.status, code: (await answer.json()).code }
    }, `/open/${id}/token`)
    expect(refused).toEqual({ status: 410, code: 'link_ended' })
  })

  await test.step('a token that somebody kept works until then, and no longer', async () => {
    const api = sandboxOf(baseURL)
    clock.advance(until - clock.now() - 5 * second)
    expect(await askSandbox(lead.request, api, token)).toBe(200)
    expect((await storyOf(lead, id)).state).toBe('ending')
    clock.advance(5 * second)
    expect(await askSandbox(lead.request, api, token)).toBe(401)
    await lead.reload()
    await expect(lead.getByRole('table', { name: 'Grants' }).getByRole('row')).toContainText(['Ended'])
    const { state, minted } = await storyOf(lead, id)
    expect([state, minted]).toEqual(['ended', 1])
  })
  await agent.context().close()
})

test('ending one of two says what the other still gives, which goes on until it is ended as well', async ({
  page: lead,
  browser,
}) => {
  await publishOneCustomer(lead)
  const link = await giveAccess(lead, ida)
  await giveAccess(lead, { ...ida, customer: 'c_4712' })
  const agent = await ofAgent(browser)
  const { embed, id } = await openLink(agent, link)
  await lead.goto('/ledger')
  // Newest first: the one that nobody opened.
  await lead
    .getByRole('button', { name: /^Ida Berg/ })
    .first()
    .click()
  await lead.getByRole('dialog', { name: ida.name }).getByRole('button', { name: 'End now…' }).click()
  await expect(question(lead)).toContainText('Nobody has opened the link.')
  await endNow(lead).click()
  const done = lead.getByRole('dialog', { name: 'No more tokens are given out' })
  await expect(done).toContainText('Ida Berg still has:')
  await expect(done.getByRole('listitem')).toHaveCount(1)
  await expect(done.getByRole('listitem')).toContainText('For other values than what was ended.')
  expect((await storyOf(lead, id)).state).toBe('active')
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  await done.getByRole('button', { name: 'End that as well' }).click()
  await expect(lead.getByRole('dialog', { name: '2 grants ended' })).toBeVisible()
  expect((await storyOf(lead, id)).state).toBe('ending')
  await agent.context().close()
})

test('an agent who is done ends it once, is told where that failed, and the link opens nothing any more', async ({
  page: lead,
  browser,
  clock,
  expectProblem,
}) => {
  expectProblem(/ERR_FAILED .*\/open\/\w+\)/)
  await publishOneCustomer(lead)
  const link = await giveAccess(lead, ida)
  const agent = await ofAgent(browser)
  const { embed, id } = await openLink(agent, link)
  await agent.getByRole('button', { name: 'I am done' }).click()
  const dialog = agent.getByRole('dialog', { name: 'Are you done?' })
  await agent.route('**/open/**', (route) =>
    route.request().headers()['next-action'] ? route.abort() : route.fallback(),
  )
  await dialog.getByRole('button', { name: 'End my access' }).click()
  await expect(dialog.getByRole('alert')).toContainText('could not be reached')
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  expect((await storyOf(lead, id)).state).toBe('active')
  await agent.unroute('**/open/**')
  await dialog.getByRole('button', { name: 'End my access' }).click()
  await expect(agent.getByRole('heading', { name: 'You ended your access' })).toBeVisible()
  await expect(agent.locator('iframe')).toHaveCount(0)
  await agent.goto(link)
  await expect(agent.getByText('This access has ended')).toBeVisible()
  clock.advance(10 * minute)
  expect((await storyOf(lead, id)).state).toBe('ended')
  await agent.context().close()
})
