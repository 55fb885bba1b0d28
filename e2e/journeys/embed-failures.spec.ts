import { generateKeyPairSync } from 'node:crypto'
import type { Page } from '@playwright/test'
import { SignJWT } from 'jose'
import { expect, test } from '../fixtures'
import { connectTo, embed, openEmbed, sandboxOf, startFrom } from '../steps'

/** What the pane says is wrong, with the way to mend it. */
function failure(page: Page, title: string) {
  return page.locator('[data-slot=embed-pane] [data-slot=banner]').filter({ hasText: title })
}

function devices(page: Page) {
  return embed(page).getByRole('list', { name: 'Devices' }).getByRole('listitem')
}

test('the page of a device that does not exist, or that the policy does not cover, is named as that', async ({
  page,
  expectProblem,
}) => {
  expectProblem(/status of 40[34]/)
  await startFrom(page, 'One customer')
  await openEmbed(page)
  await page.getByRole('combobox', { name: 'Page' }).selectOption('device')
  await page.getByLabel('Device id').fill('dev_nobody')
  await page.keyboard.press('Enter')
  await expect(failure(page, 'Nothing matches')).toContainText('Check both against the Reach tab.')
  await page.getByLabel('Device id').fill('dev_luis_surface')
  await page.keyboard.press('Enter')
  const refused = failure(page, 'The policy does not allow this page')
  await expect(refused).toContainText('Widen it in the template, or choose another page.')
  await expect(refused).toContainText('user_id')
  await page.getByRole('combobox', { name: 'Page' }).selectOption('dashboard')
  await expect(devices(page)).toHaveCount(2)
  await expect(refused).toBeHidden()
})

test('a token that ended without renewal is named, and signing again mends it', async ({ page }) => {
  await page.clock.install()
  await startFrom(page, 'One customer')
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByText('Options and token').click()
  await page.getByRole('checkbox', { name: 'Renew before it ends' }).uncheck()
  await page.getByRole('button', { name: 'Sign and load' }).click()
  await expect(devices(page)).toHaveCount(2)
  await page.clock.fastForward('05:01')
  const expired = failure(page, 'The token has expired')
  await expect(expired).toContainText('Turn on renewal to have it done before it runs out.')
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText('Expired')
  await page.clock.setSystemTime(new Date())
  await expired.getByRole('button', { name: 'Sign again' }).click()
  await expect(expired).toBeHidden()
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^[45]:\d\d$/)
  await expect(devices(page)).toHaveCount(2)
})

test('a browser whose clock is ahead is told so, with the seconds', async ({ page }) => {
  await page.clock.install({ time: Date.now() + 600_000 })
  await startFrom(page, 'One customer')
  await openEmbed(page)
  await expect(devices(page)).toHaveCount(2)
  const ahead = failure(page, 'The clocks disagree')
  await expect(ahead).toContainText('Set the clock of this machine and of the Cobrowse server by the network.')
  await expect(ahead).toContainText(/This browser is (599|60\d) seconds ahead of the server\./)
})

test('a token for another account is named as a wrong license key', async ({ page, context, expectProblem }) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  const settings = await context.newPage()
  // The sandbox takes the license key of the connection, whichever that is now; the page keeps the frame it was opened with.
  await connectTo(settings, /cobrowse\.io$/, { 'License key': 'trial-4711' })
  await openEmbed(page)
  await expect(devices(page)).toHaveCount(2)
  await connectTo(settings, /^Sandbox/)
  await page.getByRole('button', { name: 'Reload the frame' }).click()
  const wrong = failure(page, 'The license key is not the one of this account')
  await expect(wrong).toContainText('Compare the license key in Settings with the one in the Cobrowse dashboard.')
  await expect(wrong).toContainText('jwt issuer invalid')
  await page.getByRole('button', { name: 'Sign a new token' }).click()
  await expect(wrong).toBeHidden()
  await expect(devices(page)).toHaveCount(2)
})

test('a token of a key that is registered nowhere, and a text that is no token, are named', async ({
  page,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  await openEmbed(page)
  await expect(devices(page)).toHaveCount(2)
  await hand(page, await foreignToken(), sandboxOf(baseURL))
  const unknown = failure(page, 'Cobrowse does not know the signing key')
  await expect(unknown).toContainText('Paste the public key from Keys into the JWT settings of the Cobrowse account.')
  await expect(unknown).toContainText('invalid signature')
  await hand(page, 'no token', sandboxOf(baseURL))
  await expect(failure(page, 'The token was not accepted')).toContainText('jwt must be provided')
  await hand(page, 'a.b', sandboxOf(baseURL))
  await expect(failure(page, 'The token was not accepted')).toContainText('jwt malformed')
  await page.getByRole('button', { name: 'Sign a new token' }).click()
  await expect(failure(page, 'The token was not accepted')).toBeHidden()
  await expect(devices(page)).toHaveCount(2)
})

test('a frame that says nothing is named after a while', async ({ page, expectProblem }) => {
  expectProblem(/ERR_|Failed to load resource/)
  await connectTo(page, /^Self-hosted|^Your own/, {
    'Server address': 'https://cobrowse.invalid',
    'License key': 'trial-4711',
  })
  await startFrom(page, 'One customer')
  await openEmbed(page)
  await expect(failure(page, 'The frame does not answer')).toContainText(
    'Check that the address of the connection is right, and that this machine can reach it',
  )
})

test('an instance that answers and forbids the framing is told apart, with the origin to add and who adds it', async ({
  page,
  context,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/X-Frame-Options|frame-ancestors|ERR_BLOCKED_BY_RESPONSE/)
  await context.route('https://cobrowse.acme.example/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'x-frame-options': 'DENY', 'content-security-policy': 'frame-ancestors https://crm.acme.example' },
      body: '<p>signed in',
    }),
  )
  await connectTo(page, /^Self-hosted|^Your own/, {
    'Server address': 'https://cobrowse.acme.example',
    'License key': 'trial-4711',
  })
  await startFrom(page, 'One customer')
  await openEmbed(page)
  const refused = failure(page, 'The instance answers, but does not let this page frame it')
  await expect(refused).toContainText('on a self-hosted instance the person who runs it')
  await expect(refused).toContainText(new URL(baseURL ?? '').origin)
  await expect(refused.getByRole('button', { name: 'Copy the origin' })).toBeVisible()
  await expect(failure(page, 'The frame does not answer')).toHaveCount(0)
})

test('a token is renewed before it ends, in the same document of the frame, which stays signed in', async ({
  page,
}) => {
  // A little behind, so that the jump to the renewal ends a little ahead: both within what the pane puts up with.
  await page.clock.install({ time: Date.now() - 50_000 })
  await startFrom(page, 'One customer')
  const tokens = new Set<string>()
  page.on('request', (request) => {
    const { authorization } = request.headers()
    if (authorization && request.url().includes('/api/1/')) tokens.add(authorization)
  })
  await page.getByRole('tab', { name: 'Embed' }).click()
  await page.getByText('Options and token').click()
  await page.getByLabel('The token lives').selectOption('2 minutes')
  await page.getByRole('button', { name: 'Sign and load' }).click()
  await expect(devices(page)).toHaveCount(2)
  await embed(page)
    .locator('body')
    .evaluate(() => Reflect.set(window, 'isFirstDocument', true))
  await page.getByText(/^Bridge messages/).click()
  const log = page.getByRole('list', { name: 'Bridge messages' })
  await expect(log.getByText('token signed for 2 min')).toHaveCount(1)
  expect(tokens.size).toBe(1)

  await page.clock.fastForward('01:39')
  await expect(log.getByText('token signed for 2 min')).toHaveCount(2)
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^(1:5\d|2:00)$/)
  await expect.poll(() => tokens.size).toBe(2)
  await expect(log.getByText('frame loads')).toHaveCount(1)
  await expect(page.locator('[data-slot=embed-pane] [data-slot=banner]')).toHaveCount(0)
  await embed(page).getByRole('button', { name: 'Connect to Chrome of Mara' }).click()
  await expect(page.getByText(/^Session in the frame: ses_\w+/)).toBeVisible()
  const isFirst = await embed(page)
    .locator('body')
    .evaluate(() => Reflect.get(window, 'isFirstDocument'))
  expect(isFirst).toBe(true)
})

test('a renewal that meets an offline moment and a server that is away is asked for again, and the frame stays', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource|status of 503/)
  await page.clock.install({ time: Date.now() })
  await startFrom(page, 'One customer')
  await openEmbed(page)
  await expect(devices(page)).toHaveCount(2)
  await embed(page)
    .locator('body')
    .evaluate(() => Reflect.set(window, 'isFirstDocument', true))
  const bar = page.locator('[data-slot=embed-pane] [role=status]').first()
  await expect(bar).toHaveText('then it renews')

  await context.setOffline(true)
  await page.clock.fastForward('04:20')
  await expect(bar).toHaveText('offline, renews when you are back')
  // The server answers 503 once when the network is back; what the editor asks for by itself is none of it.
  let isAway = true
  await page.route(/templates/, (route) => {
    if (!isAway || route.request().method() !== 'POST') return route.fallback()
    isAway = false
    return route.fulfill({ status: 503, body: 'away' })
  })
  await context.setOffline(false)
  await expect(bar).toHaveText(/^no answer, trying again/)
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^0:\d\d$/)
  await page.clock.runFor(3_000)
  await expect(bar).toHaveText('then it renews')
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^[45]:\d\d$/)

  // The clock of the machine is set forward, as if it had slept: the token is asked for again, once, and never expired.
  await page.clock.setSystemTime(Date.now() + 900_000)
  await page.clock.runFor(3_000)
  await expect(page.getByRole('timer', { name: 'Time left' })).toHaveText(/^[45]:\d\d$/)
  await expect(failure(page, 'The token has expired')).toHaveCount(0)
  const isFirst = await embed(page)
    .locator('body')
    .evaluate(() => Reflect.get(window, 'isFirstDocument'))
  expect(isFirst).toBe(true)
})

test.afterEach(({ page }) => connectTo(page, /^Sandbox/))

/** Posts a token to the frame from the page around it, as the SDK does, in place of the one that the app signed. */
function hand(page: Page, token: string, origin: string): Promise<void> {
  return page.locator('iframe[title="Embed with the test token"]').evaluate(
    (frame, [data, target]) => {
      if (frame instanceof HTMLIFrameElement)
        frame.contentWindow?.postMessage({ cobrowseio: true, trustedOnly: true, event: 'token', data }, target)
    },
    [token, origin] as const,
  )
}

/** A token that is right in everything but its key. */
async function foreignToken(): Promise<string> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return new SignJWT({ role: 'agent' })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer('license-sandbox')
    .setSubject('ada@acme.example')
    .setAudience('https://cobrowse.io')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey)
}
