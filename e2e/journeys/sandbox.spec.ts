import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { openEmbed, sandboxOf, signTestToken, startFrom } from '../steps'

const sdkFile = '../../node_modules/cobrowse-agent-sdk/dist/umd-browser/cobrowse-agent-sdk.js'
const sdk = readFileSync(join(import.meta.dirname, sdkFile), 'utf8')

test('the sandbox lists what it holds, and a reset undoes what was started', async ({ page }) => {
  await startFrom(page, 'One customer')
  const frame = await openEmbed(page)
  await frame.getByRole('button', { name: 'Connect to Chrome of Mara' }).click()
  await expect(page.getByText(/^Session in the frame: /)).toBeVisible({ timeout: 15_000 })

  await page.goto('/sandbox')
  await expect(page.getByRole('region', { name: 'Devices' }).getByRole('row', { name: /iPad of Mara/ })).toBeVisible()
  const sessions = page.getByRole('region', { name: 'Sessions' }).getByRole('row')
  await expect(sessions.nth(8)).toBeVisible()
  const before = await sessions.count()
  await page.getByRole('button', { name: 'Reset' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Reset \d+ sessions?$/ })
    .click()
  await expect(page.getByText('The sandbox was reset')).toBeVisible()
  await expect.poll(() => sessions.count()).toBeLessThan(before)
})

test('the unmodified SDK works in a browser: it lists, connects and is refused as the policy says', async ({
  page,
  browser,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/status of 403 .*\/devices\/dev_luis_surface/)
  await startFrom(page, 'One customer')
  const token = await signTestToken(page)
  const api = sandboxOf(baseURL)

  // A page of someone else's, with no policy of ours.
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const elsewhere = await context.newPage()
  const crm = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<!doctype html><script>${sdk.replaceAll('</script', '<\\/script')}</script>`)
  })
  await once(crm.listen(0, '127.0.0.1'), 'listening')
  const address = crm.address()
  await elsewhere.goto(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`)
  const result = await elsewhere.evaluate(useSdk, { token, api })
  await context.close()
  crm.close()
  expect(result).toEqual({
    devices: ['dev_mara_ipad', 'dev_mara_web'],
    state: 'pending',
    code: expect.stringMatching(/^\d{6}$/),
    ended: 'ended',
    refusal: 'forbidden',
  })
})

/** Runs in the page: what a CRM would do with the SDK. */
async function useSdk({ token, api }: { token: string; api: string }) {
  const Sdk = Reflect.get(window, 'CobrowseAPI')
  const client = new Sdk(token, { api })
  const devices: { id: string }[] = await client.devices.list()
  const device = await client.devices.get('dev_mara_ipad')
  const session = await client.sessions.create({ custom_data: device.custom_data, agent: 'me' })
  const { state, code } = session
  await device.notify({ session })
  await session.end()
  const refusal = await client.devices.get('dev_luis_surface').catch((error: { id: string }) => error.id)
  return { devices: devices.map(({ id }) => id).toSorted(), state, code, ended: session.state, refusal }
}
