import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, owner, test } from '../fixtures'
import { fillIn, publishOneCustomer } from '../give-access'
import { publish, save } from '../steps'

const wanted = { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' }

function issuing(page: Page): Locator {
  return page.getByRole('region', { name: 'Issuing' })
}

/** The part of the rule that says who may ask, in the section of the editor that is open. */
function whoMayAsk(page: Page): Locator {
  return issuing(page).getByRole('region', { name: 'Who may ask', exact: true })
}

test('who may ask is written in the form, tried with a sample, published, and decided by the engine', async ({
  page,
}) => {
  await publishOneCustomer(page)
  await page.goto('/templates')
  await page
    .getByRole('link', { name: /One customer/ })
    .first()
    .click()
  await page.waitForURL(/\/templates\/tpl_/)
  const address = page.url()
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await expect(whoMayAsk(page)).toContainText('Everybody whose role lets them.')
  await whoMayAsk(page).getByRole('button', { name: 'Condition', exact: true }).click()
  await whoMayAsk(page).getByLabel('Claim', { exact: true }).fill('email')
  await whoMayAsk(page).getByLabel('Values').fill('lea@acme.example')
  await whoMayAsk(page).getByLabel('Values').press('Enter')
  // The sample is one's own claims at first, and says what they lack.
  await expect(whoMayAsk(page)).toContainText(`Not met: “${owner.email}”`)
  await expect(issuing(page)).toContainText('These claims may not ask')
  await expect(issuing(page)).toContainText(`Needs that email is “lea@acme.example”; your email is “${owner.email}”.`)
  const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Issuing"]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await whoMayAsk(page).getByRole('radio', { name: 'CEL' }).check()
  await expect(whoMayAsk(page).getByLabel('Condition in CEL')).toHaveValue(
    'has(request.auxData.jwt.email) && type(request.auxData.jwt.email) == string && request.auxData.jwt.email == "lea@acme.example"',
  )
  await save(page)
  await publish(page, address, 'Lea alone may ask.')

  // The card says so while it is filled in, and the server would refuse it all the same.
  await fillIn(page, wanted)
  await expect(page.getByRole('complementary', { name: 'What is given' })).toContainText(
    `The rule of this template does not let you ask for this. Needs that email is “lea@acme.example”; your email is “${owner.email}”.`,
  )

  await page.goto(address)
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await whoMayAsk(page).getByRole('radio', { name: 'CEL' }).check()
  await whoMayAsk(page).getByLabel('Condition in CEL').fill('request.auxData.jwt.email ==')
  await expect(whoMayAsk(page).getByLabel('Condition in CEL')).toHaveAccessibleDescription(/At character/)
  await save(page)
  await page.reload()
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await expect(whoMayAsk(page).getByLabel('Condition in CEL')).toHaveValue('request.auxData.jwt.email ==')
  await whoMayAsk(page).getByLabel('Condition in CEL').fill(`request.auxData.jwt.email == "${owner.email}"`)
  await expect(issuing(page)).toContainText('These claims may ask')
  await save(page)
  await page.goto(`${address}/publish`)
  await expect(page.getByRole('list', { name: 'Change of issuing' })).toContainText('Who may: conditions over claims')
  await page.getByRole('checkbox', { name: /^I looked at what is gained/ }).check()
  await page.getByLabel('Change note').fill('The owner may ask.')
  await page.getByRole('button', { name: /^Publish version \d+$/ }).click()
  await page.waitForURL(/\/versions$/)

  await fillIn(page, wanted)
  await page.getByRole('button', { name: 'Give access' }).click()
  await expect(page.getByRole('heading', { name: `${wanted.name} can have access` })).toBeVisible()
})

test('text that is no condition is kept, and not published', async ({ page }) => {
  await publishOneCustomer(page)
  await page.goto('/templates')
  await page
    .getByRole('link', { name: /One customer/ })
    .first()
    .click()
  await page.waitForURL(/\/templates\/tpl_/)
  const address = page.url()
  await issuing(page).getByRole('button', { name: 'Change' }).click()
  await whoMayAsk(page).getByRole('radio', { name: 'CEL' }).check()
  await whoMayAsk(page).getByLabel('Condition in CEL').fill('nothing_of_this_name(1)')
  await save(page)
  await page.goto(`${address}/publish`)
  await page.getByLabel('Change note').fill('A rule that the engine does not take.')
  await page.getByRole('button', { name: /^Publish/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The condition for "ask" is not taken' })).toBeVisible()
})
