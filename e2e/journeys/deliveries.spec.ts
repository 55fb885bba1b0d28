import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { berlinTime, fillIn, giveAccess, ofAgent, openLink, publishOneCustomer, storyOf } from '../give-access'
import { embeddingOrigin } from '../plant'
import { join, sandboxOf } from '../steps'

const ida = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }
const minute = 60_000

test.use({ isAlone: true })

/** Follows a link and answers what then stands on the page. */
async function tryLink(agent: Page, link: string) {
  // The address differs in its fragment alone, so the page has to be left to be loaded.
  await agent.goto('about:blank')
  await agent.goto(link)
  return agent.getByRole('main')
}

test('a bare token is shown once, and said before and after that it cannot be taken back, which is so', async ({
  page,
  clock,
  baseURL,
}) => {
  await publishOneCustomer(page, { isBareTokenAllowed: true })
  await fillIn(page, ida)
  await page.getByRole('radio', { name: 'As a bare token' }).check()
  const card = page.getByRole('article', { name: 'What would be given' })
  await expect(card).not.toContainText('Renewable')
  await page.getByRole('radio', { name: '15 min', exact: true }).check()
  await page.getByRole('button', { name: 'Give access' }).click()
  await expect(page.getByText('It cannot be taken back, so make it when you can hand it over.')).toBeVisible()
  await expect(page.getByLabel('Hand-over link')).toHaveCount(0)
  await page.getByRole('button', { name: 'Make the token' }).click()
  await expect(page.getByText(/^Shown this once\. Works until/)).toBeVisible()
  await expect(page.getByText(/eyJ/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Show token' }).click()
  const token = (await page.getByText(/^eyJ/).textContent()) ?? ''
  const askSandbox = async () => {
    const headers = { authorization: `Bearer ${token}` }
    return (await page.request.get(`${sandboxOf(baseURL)}/api/1/devices`, { headers })).status()
  }
  expect(await askSandbox()).toBe(200)

  // Nothing shows it again, and no second one is made.
  await page.goto('/requests')
  const given = page.getByRole('article', { name: 'Access for Ida Berg' })
  await expect(given).toContainText('Active')
  await expect(given.getByRole('button', { name: 'Make the token' })).toHaveCount(0)
  expect(await page.content()).not.toContain(token.split('.')[2])

  await page.goto('/ledger')
  await page.getByRole('button', { name: /^Ida Berg/ }).click()
  const sheet = page.getByRole('dialog', { name: ida.name })
  await expect(sheet.getByRole('button', { name: 'Extend…' })).toHaveCount(0)
  const id = new URL(page.url()).searchParams.get('grant') ?? ''
  const until = (await storyOf(page, id)).lastTokenEndsAt ?? 0
  await sheet.getByRole('button', { name: 'End now…' }).click()
  const question = page.getByRole('dialog', { name: 'End what Ida Berg has now?' })
  await expect(question).toContainText('A bare token cannot be taken back. It works until')
  await question.getByRole('button', { name: 'End now', exact: true }).click()
  await expect(page.getByText(`Ending: valid until ${berlinTime(until)}`)).toBeVisible()
  expect(await askSandbox()).toBe(200)
  clock.advance(until - clock.now() + 1)
  expect(await askSandbox()).toBe(401)
  expect((await storyOf(page, id)).state).toBe('ended')
})

const sdk = readFileSync('node_modules/cobrowse-agent-sdk/dist/esm-browser/index.js', 'utf8')

/** A page of a team's own that consists of a snippet as it was copied, with the SDK where a bundler would put it. */
async function openSnippet(own: Page, snippet: string): Promise<Page> {
  const host = await own.context().newPage()
  const map = '<script type="importmap">{"imports":{"cobrowse-agent-sdk":"/sdk.js"}}</script>'
  await host.route(`${embeddingOrigin}/**`, (route) => {
    const isScript = route.request().url().endsWith('/sdk.js')
    const body = isScript ? sdk : `<!doctype html><link rel="icon" href="data:,">${map}${snippet}`
    return route.fulfill({ contentType: isScript ? 'text/javascript' : 'text/html', body })
  })
  await host.goto(`${embeddingOrigin}/case/1`)
  return host
}

test('the code for a page of one’s own runs as it is copied: the embed takes the token, and the browser knows and gives every power that it names', async ({
  page,
}) => {
  await publishOneCustomer(page, { isBareTokenAllowed: true })
  await fillIn(page, ida)
  await page.getByRole('radio', { name: 'As a bare token' }).check()
  await page.getByRole('button', { name: 'Give access' }).click()
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.getByRole('button', { name: 'Show token' }).click()
  const token = (await page.getByText(/^eyJ/).textContent()) ?? ''
  await page.getByText('How it is used').click()
  await expect(page.getByRole('article', { name: 'What is given' })).toContainText('Active')
  // On a phone the code is broken into lines, and the page is no wider for it.
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  const snippet = (await page.locator('pre').textContent()) ?? ''
  expect(snippet).toContain('<iframe')
  expect(snippet).not.toContain(token)

  const host = await openSnippet(page, snippet)
  const said: string[] = []
  host.on('console', (message) => said.push(message.text()))
  await host.reload()
  await host.waitForFunction(() => 'startCobrowse' in window)
  await host.evaluate((given) => {
    const own = window as unknown as { startCobrowse(token: string): void }
    own.startCobrowse(given)
  }, token)
  const frame = host.frameLocator('iframe[title="Cobrowse"]')
  await expect(frame.getByRole('list', { name: 'Devices' }).getByRole('listitem').first()).toBeVisible()
  const { named, known, given } = await host.locator('iframe').evaluate((element) => {
    type Policy = { features(): string[]; allowedFeatures(): string[] }
    const { featurePolicy } = document as unknown as { featurePolicy: Policy }
    const own = element as HTMLIFrameElement & { readonly featurePolicy: Policy }
    const named = own.allow.split('; ')
    return { named, known: featurePolicy.features(), given: own.featurePolicy.allowedFeatures() }
  })
  expect(named).toEqual(['fullscreen', 'clipboard-write', 'clipboard-read', 'display-capture'])
  expect(known).toEqual(expect.arrayContaining(named))
  expect(given).toEqual(expect.arrayContaining(named))
  expect(said.filter((text) => /feature|permission/i.test(text))).toEqual([])
})

test('access that begins later opens when it begins and not before, and says when', async ({
  page,
  browser,
  clock,
}) => {
  await publishOneCustomer(page)
  await fillIn(page, ida)
  await page.getByRole('checkbox', { name: 'Begin later' }).check()
  const begins = Math.ceil(clock.now() / minute) * minute + 20 * minute
  const local = new Date(begins).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T').slice(0, 16)
  await page.getByLabel('It begins at (your time)').fill(local)
  await expect(page.getByRole('article', { name: 'What would be given' })).toContainText(berlinTime(begins))
  await page.getByRole('button', { name: 'Give access' }).click()
  const link = await page.getByLabel('Hand-over link').inputValue()

  const agent = await ofAgent(browser)
  const utc = new Date(begins).toISOString().slice(0, 16).replace('T', ' ')
  const refusal = await tryLink(agent, link)
  await expect(refusal).toContainText(`Begins${berlinTime(begins)}`)
  await agent.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(refusal).toContainText('It is too early to open this')
  await expect(refusal).toContainText(`begins at ${utc} UTC`)
  clock.advance(begins - clock.now())
  await agent.getByRole('button', { name: 'Open', exact: true }).click()
  await agent.waitForURL(/\/open\/gnt_/)
  await expect(agent.frameLocator('iframe').getByRole('list', { name: 'Devices' })).toBeVisible()
  await agent.context().close()
})

test('on a machine whose clock is three hours wrong, what is given ends when the card said, before and after', async ({
  page,
  clock,
}) => {
  await publishOneCustomer(page)
  await page.clock.install({ time: clock.now() + 180 * minute })
  await fillIn(page, ida)
  await page.getByRole('radio', { name: '30 min', exact: true }).check()
  const said = page.getByRole('article', { name: 'What would be given' })
  await expect(said).toContainText('in 30 min')
  const until = Math.ceil(clock.now() / 10_000) * 10_000 + 30 * minute
  await expect(said).toContainText(
    new RegExp(`${berlinTime(until - 10_000)}|${berlinTime(until)}|${berlinTime(until + 10_000)}`),
  )
  await page.getByRole('button', { name: 'Give access' }).click()
  const given = page.getByRole('article', { name: 'What is given' })
  await expect(given).toContainText(/in (29|30|31) min/)
  await page.goto('/ledger')
  await page.getByRole('button', { name: /^Ida Berg/ }).click()
  await page.waitForURL(/grant=/)
  const { endsAt } = await storyOf(page, new URL(page.url()).searchParams.get('grant') ?? '')
  await expect(page.getByRole('dialog', { name: ida.name })).toContainText(berlinTime(endsAt ?? 0))
  await expect(page.getByRole('dialog', { name: ida.name })).toContainText(/in (29|30|31) min/)
})

test('a shift is handed over in one press: what was opened and what was not ends, and the other agent gets links to the same until the same', async ({
  page,
  browser,
  clock,
}) => {
  await publishOneCustomer(page)
  const opened = await giveAccess(page, ida)
  const unopened = await giveAccess(page, { ...ida, customer: 'c_4712' })
  const from = await ofAgent(browser)
  await from.clock.install()
  const { id } = await openLink(from, opened)
  const { endsAt } = await storyOf(page, id)

  await page.goto('/issue')
  await page.getByRole('button', { name: 'Hand over a shift' }).click()
  const dialog = page.getByRole('dialog', { name: 'Hand over a shift' })
  await dialog.getByLabel('Whose shift ends (e-mail)').fill(ida.email)
  await expect(dialog.getByRole('list', { name: 'What they hold' }).getByRole('listitem')).toHaveCount(2)
  await dialog.getByLabel('To (e-mail)').fill('omar@acme.example')
  await dialog.getByLabel('Their name').fill('Omar Said')
  await dialog.getByRole('button', { name: 'Hand over all 2' }).click()
  const sent = page.getByRole('dialog', { name: 'Send these 2 links to Omar Said' })
  await expect(sent.getByRole('textbox')).toHaveCount(2)
  await expect(sent.getByText(/^waits until/)).toHaveCount(2)
  const links = await sent
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((field) => field.getAttribute('value')))

  await from.clock.fastForward(15_000)
  await expect(from.getByRole('heading', { name: 'Mara Vogel ended your access' })).toBeVisible()
  await expect(from.locator('iframe')).toHaveCount(0)
  await expect(await tryLink(from, unopened)).toContainText('This access has ended')
  const seen: string[] = []
  for (const link of links) {
    const to = await ofAgent(browser)
    const handed = await openLink(to, link ?? '')
    const story = await storyOf(page, handed.id)
    expect(story.agent.email).toBe('omar@acme.example')
    expect(story.endsAt).toBeGreaterThan(clock.now())
    seen.push(`${story.handedFrom === id} ${story.endsAt === endsAt}`)
    await to.context().close()
  }
  expect(seen).toContain('true true')
  await from.context().close()
})

test('who gave it lengthens and ends it where they see what they gave, and reads there what is valid until when', async ({
  page,
}) => {
  await publishOneCustomer(page)
  await giveAccess(page, ida)
  await page.goto('/requests')
  const given = page.getByRole('article', { name: 'Access for Ida Berg' })
  await given.getByRole('button', { name: 'Extend…' }).click()
  await page.getByLabel('Why it has to last longer').fill('The export takes longer.')
  await page.getByRole('button', { name: 'Extend by 30 min' }).click()
  await expect(page.getByText('Extended', { exact: true })).toBeVisible()
  await expect(given.first()).toContainText('in 1 h 30 min')
  await given.filter({ hasText: 'Ready' }).getByRole('button', { name: 'End now…' }).click()
  const dialog = page.getByRole('dialog', { name: 'End what Ida Berg has now?' })
  await dialog.getByRole('button', { name: 'End now', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('Ended. No token of it is valid.')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(given.filter({ hasText: 'Ready' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'End now…' })).toHaveCount(0)
})

test('who asked takes it back with a reason, and nobody is asked any more', async ({ page, browser }) => {
  await publishOneCustomer(page)
  const { theirs } = await join(page, browser, {
    name: 'Rosa Lind',
    email: 'rosa@acme.example',
    roles: ['Requester'],
  })
  await fillIn(theirs, ida)
  await theirs.getByRole('button', { name: 'Ask for access' }).click()
  await theirs.getByRole('link', { name: 'Open it' }).click()
  await page.goto('/requests')
  await expect(page.getByRole('article', { name: 'Access for Ida Berg' })).toBeVisible()

  const own = theirs.getByRole('article', { name: 'Access for Ida Berg' })
  await own.locator('summary').filter({ hasText: 'Take it back' }).click()
  await own.getByRole('button', { name: 'Take it back' }).click()
  await expect(own.getByText('Say why, so that the person who asked knows what to do.')).toBeVisible()
  await own.getByLabel('Why you take it back').fill('The customer called back.')
  await own.getByRole('button', { name: 'Take it back' }).click()
  await expect(own).toContainText('Rosa Lind took it back')
  await expect(own.getByRole('button', { name: 'Take it back' })).toHaveCount(0)
  await expect(own.getByRole('button', { name: 'Get the link' })).toHaveCount(0)
  await page.reload()
  await expect(page.getByText('Nothing waits for you')).toBeVisible()
  await theirs.context().close()
})

test('a code that is wrong, cut short, replaced, opened elsewhere, late or ended is each refused in words of its own', async ({
  page,
  browser,
  clock,
}) => {
  await publishOneCustomer(page, { lengths: { 'A link waits': '5' } })
  const link = await giveAccess(page, ida)
  const late = await giveAccess(page, { ...ida, customer: 'c_4712' })
  const agent = await ofAgent(browser)
  await expect(await tryLink(agent, link.replace(/#.+$/, `#${'A'.repeat(43)}`))).toContainText(
    'This link opens nothing',
  )
  await expect(await tryLink(agent, link.slice(0, -1))).toContainText('This link opens nothing')
  await agent.goto('about:blank')
  await agent.goto(link.replace(/#.+$/, ''))
  await expect(agent.getByText('There is no link here')).toBeVisible()

  await page.goto('/requests')
  const again = page.getByRole('article', { name: 'Access for Ida Berg' }).last()
  await again.getByRole('button', { name: 'Get the link' }).click()
  const newer = await again.getByLabel('Hand-over link').inputValue()
  await expect(await tryLink(agent, link)).toContainText('a newer link has taken its place')

  const { id } = await openLink(agent, newer)
  const elsewhere = await ofAgent(browser)
  await expect(await tryLink(elsewhere, newer)).toContainText('This link was opened already, in another browser')
  await elsewhere.goto(`/open/${id}`)
  await expect(elsewhere.getByText('This browser does not hold this access')).toBeVisible()

  clock.advance(5 * minute)
  await expect(await tryLink(elsewhere, late)).toContainText('This link was not opened in time')
  await page.goto('/requests')
  const lapsed = page.getByRole('article', { name: 'Access for Ida Berg' }).filter({ hasText: 'Lapsed' })
  await expect(lapsed).toContainText('Lapsed: nobody opened the link in time.')
  await lapsed.getByRole('button', { name: 'Show all of access for Ida Berg' }).click()
  await expect(lapsed).toContainText('nothing was given')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/ledger')
  const row = page.getByRole('row').filter({ hasText: 'Lapsed' })
  await expect(row).toContainText('Never used')
  await expect(row).not.toContainText('Until')
  await agent.getByRole('button', { name: 'I am done' }).click()
  await agent.getByRole('button', { name: 'End my access' }).click()
  await expect(agent.getByRole('heading', { name: 'You ended your access' })).toBeVisible()
  await expect(await tryLink(elsewhere, newer)).toContainText('This access has ended')
  await agent.context().close()
  await elsewhere.context().close()
})
