import { expect, owner, test } from '../fixtures'
import { signIn, startFrom } from '../steps'

const unknown = '/templates/tpl_00000000000000000000'

for (const address of [
  unknown,
  `${unknown}/versions`,
  `${unknown}/publish`,
  '/templates/tpl_0',
  '/templates/%00/versions',
  '/templates/key_00000000000000000000/publish',
]) {
  test(`${address} answers 404 and has a way back`, async ({ page, expectProblem }) => {
    expectProblem(/status of 404/)
    const response = await page.goto(address)
    expect(response?.status()).toBe(404)
    await expect(page.getByText('This template does not exist, or it was deleted')).toBeVisible()
    await page.getByRole('link', { name: 'All templates' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible()
  })
}

test('whoever is signed out learns nothing of a template, signs in and comes back to it', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 404/)
  await context.clearCookies()
  await page.goto(unknown)
  await page.waitForURL(/\/sign-in/)
  await signIn(page, owner)
  await page.waitForURL(`**${unknown}`)
  await expect(page.getByText('This template does not exist, or it was deleted')).toBeVisible()
})

test('publishing a version that does not exist answers 404 and says so', async ({ page, expectProblem }) => {
  expectProblem(/status of 404/)
  const address = await startFrom(page, 'One customer')
  const response = await page.goto(`${address}/publish?restore=7`)
  expect(response?.status()).toBe(404)
  await expect(page.getByText('There is nothing for you to publish here')).toBeVisible()
  await expect(page.getByText('this version does not exist')).toBeVisible()
})
