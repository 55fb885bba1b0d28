import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { draft, join, joinedPassword, rewriteClaims, save, signIn, startFrom } from '../steps'

test('someone is invited, sees what their roles allow, and is signed out when they change and when disabled', async ({
  page,
  browser,
  expectProblem,
}) => {
  // An auditor has no page to publish on.
  expectProblem(/status of 404 .*\/publish/)
  const address = await startFrom(page, 'One customer')
  const { theirs, link } = await join(page, browser, {
    name: 'Noor Haddad',
    email: 'noor@acme.example',
    roles: ['Auditor'],
  })
  await theirs.goto(address)
  await expect(theirs.getByText('c_4711').first()).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Test token' })).toBeHidden()
  await expect(theirs.getByRole('link', { name: 'Publish' })).toBeHidden()
  await theirs.goto(`${address}/publish`)
  await expect(theirs.getByRole('button', { name: /^Publish version/ })).toBeHidden()
  await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible()
  await theirs.goto('/templates')
  await expect(theirs.getByRole('link', { name: 'New template' })).toBeHidden()

  const again = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const second = await again.newPage()
  await second.goto(link)
  await expect(second.getByText('This invite cannot be accepted')).toBeVisible()
  await again.close()

  await page.reload()
  await page.getByRole('button', { name: 'More for Noor Haddad' }).click()
  await page.getByRole('menuitem', { name: 'Change roles' }).click()
  await expect(page.getByRole('dialog')).toContainText('they have to sign in again')
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /^Author/ })
    .check()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^(Save|Change)/ })
    .click()
  await expect(page.getByText('The roles of Noor Haddad are changed')).toBeVisible()
  await theirs.reload()
  await theirs.waitForURL(/\/sign-in/)
  await signIn(theirs, { email: 'noor@acme.example', password: joinedPassword })
  await theirs.waitForURL(/\/templates/)
  await expect(theirs.getByRole('link', { name: 'New template' })).toBeVisible()

  await page.getByRole('button', { name: 'More for Noor Haddad' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Disable/ })
    .click()
  await expect(page.getByRole('row', { name: /Noor Haddad/ })).toContainText('disabled')
  await theirs.reload()
  await theirs.waitForURL(/\/sign-in/)
  await theirs.context().close()
})

test('nobody can disable themself, so the last owner stays', async ({ page }) => {
  await page.goto('/members')
  const own = page.getByRole('row', { name: /Mara Vogel/ })
  await expect(own).toContainText('you')
  await expect(own.getByRole('button', { name: /^More for/ })).toBeHidden()
})

test('reach without limits takes a second member, who is never the one who asks', async ({ page, browser }) => {
  const address = await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft({ role: null, policy: { version: 3, devices: {} } }))
  await save(page)
  await page.goto(`${address}/publish`)
  await sayWhy(page, 'All devices, for the night shift.')
  const button = page.getByRole('button', { name: 'Publish version 1' })
  await expect(button).toBeDisabled()
  await askSecondMember(page, 'One person covers every tenant at night.')
  await expect(page.getByRole('button', { name: 'Agree' })).toBeHidden()
  await expect(page.getByText('You are asked to agree')).toBeHidden()
  await expect(page.getByText('You asked for this yourself, so someone else has to agree to it.')).toBeVisible()

  const { theirs } = await join(page, browser, { name: 'Ben Okafor', email: 'ben@acme.example', roles: ['Publisher'] })
  await theirs.goto(`${address}/publish`)
  const asked = theirs.getByRole('region', { name: 'You are asked to agree' })
  await expect(asked).toContainText('Mara Vogel asks for your agreement')
  await expect(asked).toContainText('One person covers every tenant at night.')
  await theirs.getByLabel('Why you agree or decline').fill('The shift plan says so.')
  await theirs.getByRole('button', { name: 'Agree' }).click()
  await expect(theirs.getByText('Ben Okafor agreed')).toBeVisible()
  await theirs.context().close()

  await page.goto(`${address}/publish`)
  await expect(page.getByText('Ben Okafor agreed')).toBeVisible()
  await sayWhy(page, 'All devices, for the night shift.')
  await button.click()
  await page.waitForURL(/\/versions$/)
  await expect(page.getByRole('heading', { name: 'Version 1' })).toBeVisible()
})

test('what a second member declines stays a draft, and the reason is shown', async ({ page, browser }) => {
  const address = await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft({ role: null, policy: { version: 3, sessions: {} } }))
  await save(page)
  await page.goto(`${address}/publish`)
  await askSecondMember(page, 'To see how it feels.')
  const { theirs } = await join(page, browser, { name: 'Ada Lind', email: 'ada@acme.example', roles: ['Publisher'] })
  await theirs.goto(`${address}/publish`)
  await theirs.getByLabel('Why you agree or decline').fill('Feeling is no reason.')
  await theirs.getByRole('button', { name: 'Decline' }).click()
  await expect(theirs.getByText('Ada Lind declined', { exact: true })).toBeVisible()
  await theirs.context().close()
  await page.goto(`${address}/publish`)
  await expect(page.getByText('Feeling is no reason.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish version 1' })).toBeDisabled()
})

test('an author asks and leaves agreeing and publishing to others; who wrote the draft is none of them', async ({
  page,
  browser,
}) => {
  const address = await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft({ role: null, policy: { version: 3, devices: {} } }))
  await save(page)
  const { theirs } = await join(page, browser, { name: 'Iris Novak', email: 'iris@acme.example', roles: ['Author'] })
  await theirs.goto(`${address}/publish`)
  await expect(theirs.getByText(/^Publishing takes the role of publisher or owner\. Ask a second member/)).toBeVisible()
  await expect(theirs.getByRole('button', { name: /^Publish version/ })).toBeHidden()
  await expect(theirs.getByLabel('Change note')).toBeHidden()
  await theirs.getByLabel('Why this has to reach everything').fill('Night')
  await expect(theirs.getByText('Say why, in 8 characters or more: it stays in the record.')).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Ask a second member' })).toBeDisabled()
  await askSecondMember(theirs, 'One person covers every tenant at night.')
  await expect(theirs.getByText(/^Agreeing takes the role of publisher or owner\./)).toBeVisible()
  await expect(theirs.getByRole('button', { name: 'Agree' })).toBeHidden()
  await expect(theirs.getByRole('button', { name: 'Take the request back' })).toBeVisible()
  await theirs.context().close()

  await page.goto(`${address}/publish`)
  await expect(page.getByText('You worked on this content, so someone else has to agree to it.')).toBeVisible()
  await page.getByLabel('Why you decline').fill('It is my own draft.')
  await expect(page.getByRole('button', { name: 'Agree' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Decline' })).toBeEnabled()
})

/** Writes all that publishing asks for: the note, and a reason for each security finding. */
async function sayWhy(page: Page, why: string): Promise<void> {
  await page.getByLabel('Change note').fill(why)
  for (const reason of await page.getByLabel(/^Why this is meant/).all()) await reason.fill(why)
}

async function askSecondMember(page: Page, why: string): Promise<void> {
  await page.getByLabel('Why this has to reach everything').fill(why)
  await page.getByRole('button', { name: 'Ask a second member' }).click()
  await expect(page.getByText('It waits for someone else to agree')).toBeVisible()
}
