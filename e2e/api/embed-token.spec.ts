import { expect, test } from '../fixtures'
import { sandboxOf } from '../steps'

const probe = 'eyJprobe.eyJ0b2tlbiI6InByb2JlIn0.c2ln'

for (const [address, headers] of [
  ['/dashboard?token=', {}],
  ['/?lng=de&token=', {}],
  ['/session/ses_nothing?navigation=none&%74oken=', {}],
  ['/no/such/page?token=', {}],
  ['/dashboard/?token=', {}],
  ['/dashboard?token=', { rsc: '1' }],
] as const) {
  const kind = 'rsc' in headers ? ', as the router asks' : ''
  test(`a token in the address ${address}…${kind} is in nothing the server answers`, async ({ request, baseURL }) => {
    const response = await request.get(`${sandboxOf(baseURL)}${address}${probe}`, { headers })
    const body = await response.text()
    expect(body).toContain('Sandbox')
    const answer = JSON.stringify(response.headersArray()) + body
    expect(answer).not.toContain('eyJprobe')
  })
}

test('the page still takes the token from its own address, and leaves it in no address', async ({
  page,
  baseURL,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  const asked = page.waitForRequest((request) => request.headers().authorization === `Bearer ${probe}`)
  await page.goto(`${sandboxOf(baseURL)}/dashboard?lng=de&token=${probe}`)
  await asked
  await expect(page).toHaveURL(`${sandboxOf(baseURL)}/dashboard?lng=de`)
  await expect(page.getByRole('heading', { name: 'The token was not accepted' }).first()).toBeVisible()
  await expect(page).toHaveURL(`${sandboxOf(baseURL)}/dashboard?lng=de`)
})
