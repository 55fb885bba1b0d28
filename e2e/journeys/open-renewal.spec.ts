import type { Browser, Frame, Page, Response } from '@playwright/test'
import { expect, test } from '../fixtures'
import { berlinTime, giveAccess, ofAgent, openLink, publishOneCustomer, storyOf } from '../give-access'
import type { ServerClock } from '../servers'
import { connectTo } from '../steps'

const ida = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }
const [second, minute, hour] = [1_000, 60_000, 3_600_000]

/** Tokens live two minutes here, the shortest that a template may ask for. */
const issuing = { lengths: { 'Life of each token': '2' } }

test.use({ isAlone: true })

/** An agent with the embed open, whose browser has a clock that the test moves. `ahead` is what that clock is wrong by. */
async function openAccess(lead: Page, browser: Browser, ahead = 0) {
  const link = await giveAccess(lead, ida)
  const agent = await ofAgent(browser)
  await agent.clock.install({ time: Date.now() + ahead })
  const { embed, id } = await openLink(agent, link)
  await expect(stateOf(agent)).toHaveText('then it renews')
  return { agent, embed, id, frame: await markFrame(agent) }
}

/** Leaves a mark in the document of the embed, which a frame that is loaded anew has lost. */
async function markFrame(agent: Page): Promise<Frame> {
  const frame = agent.frames().find((one) => one !== agent.mainFrame())
  if (frame === undefined) throw new Error('There is no embed.')
  await frame.evaluate(() => document.documentElement.setAttribute('data-mark', ''))
  return frame
}

async function expectSameFrame(agent: Page, frame: Frame): Promise<void> {
  expect(agent.frames()).toContain(frame)
  expect(await frame.evaluate(() => document.documentElement.hasAttribute('data-mark'))).toBe(true)
}

/** What the bar says of the token. */
function stateOf(agent: Page) {
  return agent.getByRole('banner').getByRole('status').first()
}

function isToken(response: Response): boolean {
  return response.url().endsWith('/token') && response.ok()
}

/** From now on time passes for the agent's machine only when the test says so, however slow the machine of the test is. */
async function holdTime(agent: Page, now: number): Promise<void> {
  await agent.clock.pauseAt(now + 2 * second)
}

/** Time passes, for the server and for the machine of the agent, which is awake. */
async function pass(agent: Page, clock: ServerClock, ms: number): Promise<void> {
  clock.advance(ms)
  await agent.clock.fastForward(ms)
}

test('tokens are renewed over several of their lives in one frame and one session, one signing for each life', async ({
  page: lead,
  browser,
  clock,
}) => {
  await publishOneCustomer(lead, issuing)
  const { agent, embed, id, frame } = await openAccess(lead, browser)
  const first = await storyOf(lead, id)
  expect(first.minted).toBe(1)
  await embed.getByRole('button', { name: 'Connect to iPad of Mara' }).click()
  await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeVisible()

  await holdTime(agent, clock.now())
  for (let life = 1; life <= 4; life += 1) {
    const renewed = agent.waitForResponse(isToken)
    const [newest] = (await storyOf(lead, id)).tokens
    clock.advance(Math.max(0, (newest?.issuedAt ?? 0) + 100 * second - clock.now()))
    await agent.clock.fastForward(100 * second)
    await renewed
    await expect(stateOf(agent)).toHaveText('then it renews')
    await expectSameFrame(agent, frame)
    await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeVisible()
  }
  // The session is told of with the newest token, long after the first one ended.
  await embed.getByRole('button', { name: 'Laser' }).click()
  await expect(embed.getByRole('button', { name: 'End', exact: true })).toBeEnabled()
  const { minted, tokens } = await storyOf(lead, id)
  expect(minted).toBe(5)
  const inOrder = tokens.toSorted((one, other) => one.issuedAt - other.issuedAt)
  for (const [index, token] of inOrder.entries()) {
    const before = inOrder[index - 1]
    expect(token.expiresAt - token.issuedAt).toBe(2 * minute)
    // None is made before it is needed, and none so late that a moment is without.
    if (before) expect(token.issuedAt - before.issuedAt).toBeGreaterThanOrEqual(98 * second)
    if (before) expect(token.issuedAt).toBeLessThan(before.expiresAt)
  }
  await agent.context().close()
})

test('offline or asleep for longer than a token lives, it is renewed at once when back; an answer that fails is asked for again with growing pauses', async ({
  page: lead,
  browser,
  clock,
  expectProblem,
}) => {
  // Offline, the embed's requests with the token that ran out meanwhile, and the answers that fail on purpose.
  expectProblem(/ERR_INTERNET_DISCONNECTED|status of 401 .*\/api\/1\/|status of 503 .*\/open\/\w+\/token/)
  await publishOneCustomer(lead, issuing)
  const { agent, embed, id, frame } = await openAccess(lead, browser)

  await test.step('offline', async () => {
    await agent.context().setOffline(true)
    await pass(agent, clock, 5 * minute)
    await expect(stateOf(agent)).toHaveText('has ended, offline, renews when you are back')
    const renewed = agent.waitForResponse(isToken)
    await agent.context().setOffline(false)
    await renewed
    await expect(stateOf(agent)).toHaveText('then it renews')
    expect((await storyOf(lead, id)).minted).toBe(2)
  })

  await test.step('asleep: the clock on the wall went on, and the one that only runs did not', async () => {
    const renewed = agent.waitForResponse(isToken)
    clock.advance(10 * minute)
    await agent.clock.setSystemTime(clock.now())
    await renewed
    await expect(stateOf(agent)).toHaveText('then it renews')
    expect((await storyOf(lead, id)).minted).toBe(3)
  })

  await test.step('asleep: both clocks went on, and no timer came', async () => {
    const renewed = agent.waitForResponse(isToken)
    await pass(agent, clock, 10 * minute)
    await renewed
    await expect(stateOf(agent)).toHaveText('then it renews')
    expect((await storyOf(lead, id)).minted).toBe(4)
  })

  await test.step('three answers of 503', async () => {
    let asked = 0
    await agent.route('**/open/*/token', async (route) => {
      asked += 1
      if (asked > 3) return route.continue()
      return route.fulfill({ status: 503, contentType: 'text/html', body: 'Busy' })
    })
    await holdTime(agent, clock.now())
    await pass(agent, clock, 100 * second)
    for (const pause of [1, 2, 4]) {
      await expect(stateOf(agent)).toHaveText(`no answer, trying again in ${pause} s`)
      // Not before the pause is over; the page looks once a second.
      await pass(agent, clock, pause * second - 500)
      await expect(stateOf(agent)).toHaveText(new RegExp(`^no answer, trying again (now|in [1-${pause}] s)$`))
      await pass(agent, clock, 1.5 * second)
    }
    await expect(stateOf(agent)).toHaveText('then it renews')
    expect((await storyOf(lead, id)).minted).toBe(5)
    expect(asked).toBe(4)
  })

  await expectSameFrame(agent, frame)
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  await agent.context().close()
})

test('tokens for another place than the frame are not made: it goes on with what it has, says so, and renews when it is of the right place again', async ({
  page: lead,
  browser,
  clock,
  expectProblem,
}) => {
  // What the embed asks once its token has run out.
  expectProblem(/status of 401 .*\/api\/1\//)
  await publishOneCustomer(lead, issuing)
  const { agent, embed, id, frame } = await openAccess(lead, browser)
  await holdTime(agent, clock.now())
  const moved = agent.getByRole('status').filter({ hasText: 'Access is given at another address now' })
  await connectTo(lead, /cobrowse\.io$/, { 'License key': 'trial-4711' })
  await pass(agent, clock, 15 * second)
  await expect(moved).toBeVisible()
  await pass(agent, clock, 90 * second)
  await expect(stateOf(agent)).not.toHaveText(/renews/)
  expect((await storyOf(lead, id)).minted).toBe(1)
  await expectSameFrame(agent, frame)

  const renewed = agent.waitForResponse(isToken)
  await connectTo(lead, /^Sandbox/)
  await pass(agent, clock, 15 * second)
  await expect(moved).toHaveCount(0)
  await pass(agent, clock, 2 * second)
  await renewed
  await expect(stateOf(agent)).toHaveText('then it renews')
  expect((await storyOf(lead, id)).minted).toBe(2)
  await expectSameFrame(agent, frame)
  await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  await agent.context().close()
})

for (const ahead of [-3 * hour, 3 * hour]) {
  const words = ahead < 0 ? 'three hours behind' : 'three hours ahead'
  test(`with a clock ${words} the agent reads the right ends, and nothing is called over before it is`, async ({
    page: lead,
    browser,
    clock,
  }) => {
    await publishOneCustomer(lead, issuing)
    const { agent, embed, id } = await openAccess(lead, browser, ahead)
    await holdTime(agent, clock.now() + ahead)
    const { endsAt, tokens } = await storyOf(lead, id)
    const bar = agent.getByRole('banner')
    await expect(bar.getByText('Access until').locator('..')).toContainText(berlinTime(endsAt ?? 0))
    await expect(bar.getByText('Access until').locator('..')).toContainText(/in (5\d|60) min|in 1 h/)
    await expect(bar.getByText('Token until').locator('..')).toContainText(berlinTime(tokens[0]?.expiresAt ?? 0))
    await expect(bar).not.toContainText(/ended|over/)

    // Right for a whole life, and the next.
    const renewed = agent.waitForResponse(isToken)
    await pass(agent, clock, 100 * second)
    await renewed
    const { tokens: after, minted } = await storyOf(lead, id)
    expect(minted).toBe(2)
    await expect(bar.getByText('Token until').locator('..')).toContainText(berlinTime(after[0]?.expiresAt ?? 0))
    await expect(embed.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
    await expect(embed.getByText(/expired/i)).toHaveCount(0)
    await agent.context().close()
  })
}
