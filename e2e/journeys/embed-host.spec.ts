import { readFileSync } from 'node:fs'
import type { FrameLocator, Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { embeddingOrigin } from '../plant'
import { sandboxOf, signTestToken, startFrom } from '../steps'

// A page of a team's own, on an origin that the server lists, with the unmodified SDK in it.

const sdk = readFileSync('node_modules/cobrowse-agent-sdk/dist/umd-browser/cobrowse-agent-sdk.js', 'utf8')

const page = `<!doctype html><title>CRM</title><link rel="icon" href="data:,"><script src="/sdk.js"></script><script>
  const said = window.said = []
  const Api = CobrowseAPI.default ?? CobrowseAPI
  addEventListener('message', ({ data }) => data?.cobrowseio && said.push([data.event, data.data]))
  const attach = async (target, token, api) => {
    const client = new Api(token, { api })
    client.disconnect()
    window.context = await client.attachContext(target)
    context.on('error', () => {})
  }
  window.frame = (src, token, api) => {
    const made = document.createElement('iframe')
    Object.assign(made, { src, title: 'Cobrowse', width: 900, height: 700 })
    document.body.append(made)
    return attach(made, token, api)
  }
  window.open_ = (src, token, api) => attach(window.open(src), token, api)
</script><body>`

type Host = {
  said: [event: string, data: { id?: string; message?: string; state?: string }][]
  context: { createSession(): Promise<unknown>; androidBack(): Promise<unknown> }
  frame(src: string, token: string, api: string): Promise<void>
  open_(src: string, token: string, api: string): Promise<void>
}

/** Opens the team's page, with a token of a template that starts like this. */
async function openHost(own: Page, point: string, baseURL: string | undefined) {
  await startFrom(own, point)
  const token = await signTestToken(own)
  const host = await own.context().newPage()
  await host.route(`${embeddingOrigin}/**`, (route) => {
    const isScript = route.request().url().endsWith('/sdk.js')
    return route.fulfill({ contentType: isScript ? 'text/javascript' : 'text/html', body: isScript ? sdk : page })
  })
  await host.goto(`${embeddingOrigin}/case/1`)
  const api = sandboxOf(baseURL)
  return {
    host,
    load: (path: string) => run(host, 'frame', `${api}${path}`, token, api),
    open: (path: string) => run(host, 'open_', `${api}${path}`, token, api),
    frame: host.frameLocator('iframe[title="Cobrowse"]'),
    said: (event: string) =>
      host.evaluate((name) => {
        const { said } = window as unknown as Host
        return said.filter(([one]) => one === name).map(([, data]) => data)
      }, event),
  }
}

function run(host: Page, call: 'frame' | 'open_', src: string, token: string, api: string) {
  return host.evaluate(
    ([name, ...given]) => {
      const page = window as unknown as Host
      return page[name](...given)
    },
    [call, src, token, api] as const,
  )
}

function devices(frame: FrameLocator) {
  return frame.getByRole('list', { name: 'Devices' }).getByRole('listitem')
}

test('a listed page frames the sandbox and hands it a token; a policy that closes one tab is no error', async ({
  page: own,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/status of 403/)
  const { load, frame, said } = await openHost(own, 'Viewer of one session', baseURL)
  await load('/dashboard?token_source=postMessage&filter_tier=gold&navigation=hidden')
  await expect(frame.getByText('The policy does not allow this page')).toBeVisible()
  await expect(frame.getByRole('note')).toContainText('navigation=hidden')
  await frame.getByRole('tab', { name: /^Sessions/ }).click()
  await expect(frame.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveCount(1)
  expect(await said('error')).toEqual([])
})

test('filters of the address narrow sessions too', async ({ page: own, baseURL }) => {
  const { load, frame } = await openHost(own, 'Administrator without settings', baseURL)
  await load('/dashboard?token_source=postMessage&filter_tenant=globex')
  await frame.getByRole('tab', { name: /^Sessions/ }).click()
  await expect(frame.getByRole('list', { name: 'Sessions' }).getByRole('listitem')).toHaveText([/Surface of Luis/])
})

test('what the API refuses reaches the page as forbidden, with the sentence that names the rule', async ({
  page: own,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/status of 403/)
  const { host, load, frame } = await openHost(own, 'One customer', baseURL)
  await load('/dashboard?token_source=postMessage')
  await expect(devices(frame)).toHaveCount(2)
  const refused = await host.evaluate(() =>
    (window as unknown as Host).context.createSession().then(
      () => null,
      (error: unknown) => error,
    ),
  )
  expect(refused).toEqual({
    id: 'forbidden',
    message: expect.stringMatching(/^sessions:create is refused\. .*user_id/),
  })
})

test('connecting to a device tells the page of each state of its session', async ({ page: own, baseURL }) => {
  const { load, frame, said } = await openHost(own, 'One customer', baseURL)
  await load('/connect/device/dev_mara_ipad?token_source=postMessage&device_controls=none')
  await expect(frame.getByRole('button', { name: 'End', exact: true })).toBeVisible()
  const states = (await said('session')).map(({ state }) => state)
  // A slow page may look again only when the customer has agreed; what it tells is in order, from the first to the last.
  const told = states.filter((state, at) => state !== states[at - 1])
  expect(told).toEqual(['pending', 'authorizing', 'active'].filter((state) => told.includes(state)))
  expect([told.at(0), told.at(-1)]).toEqual(['pending', 'active'])
  await expect(frame.getByRole('button', { name: 'Laser' })).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Ask for the full device' })).toHaveCount(0)
  await frame.getByRole('button', { name: 'End', exact: true }).click()
})

test('without agent tools what is asked of the device stays', async ({ page: own, baseURL }) => {
  const { load, frame } = await openHost(own, 'One customer', baseURL)
  await load('/connect/device/dev_mara_web?token_source=postMessage&agent_tools=none')
  await expect(frame.getByRole('button', { name: 'Ask for the full device' })).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Laser' })).toHaveCount(0)
  await frame.getByRole('button', { name: 'End', exact: true }).click()
})

test('a window that the page opens gets its token as a frame does, and a session popped out of a frame does too', async ({
  page: own,
  baseURL,
}) => {
  const { host, open, load, frame, said } = await openHost(own, 'One customer', baseURL)
  const opening = host.context().waitForEvent('page')
  await open('/session/ses_mara_now?token_source=postMessage')
  const opened = await opening
  await expect(opened.getByRole('heading', { name: 'iPad of Mara' })).toBeVisible()
  await expect(opened.getByRole('button', { name: 'Pop out' })).toHaveCount(0)
  expect((await said('session')).map(({ id }) => id)).toContain('ses_mara_now')
  await opened.close()

  await load('/session/ses_mara_now?token_source=postMessage')
  const popping = host.context().waitForEvent('page')
  await frame.getByRole('button', { name: 'Pop out' }).click()
  const popped = await popping
  await expect(popped.getByRole('heading', { name: 'iPad of Mara' })).toBeVisible()
  expect(popped.url()).not.toContain('eyJ')
})

test('a page that is not listed cannot frame the sandbox, nor hand it a token in a window', async ({
  page: own,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/)
  const stranger = await own.context().newPage()
  await stranger.route('https://evil.example/**', (route) => route.fulfill({ contentType: 'text/html', body: page }))
  await stranger.route('https://evil.example/sdk.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: sdk }),
  )
  await stranger.goto('https://evil.example/')
  const api = sandboxOf(baseURL)
  const opening = own.context().waitForEvent('page')
  await run(stranger, 'open_', `${api}/dashboard?token_source=postMessage`, 'a.b.c', api)
  await expect((await opening).getByRole('heading', { name: 'The frame does not trust this page' })).toBeVisible()
  await run(stranger, 'frame', `${api}/dashboard?token_source=postMessage`, 'a.b.c', api)
  await expect(stranger.frameLocator('iframe').getByRole('contentinfo')).toHaveCount(0)
})

test('the preview in Remit opens no windows, so it shows no pop-out button, and says so at the option', async ({
  page: own,
}) => {
  await startFrom(own, 'One customer')
  await own.getByRole('tab', { name: 'Embed' }).click()
  await own.getByText('Options and token').click()
  await expect(own.getByRole('checkbox', { name: /^Pop-out button/ })).toHaveAccessibleDescription(/opens no windows/)
  await own.getByRole('button', { name: 'Sign and load' }).click()
  const frame = own.frameLocator('iframe[title="Embed with the test token"]')
  await frame.getByRole('tab', { name: /^Sessions/ }).click()
  await frame
    .getByRole('button', { name: /^Open the session/ })
    .first()
    .click()
  await expect(frame.getByRole('button', { name: 'End', exact: true })).toBeVisible()
  await expect(frame.getByRole('button', { name: 'Pop out' })).toHaveCount(0)
})
