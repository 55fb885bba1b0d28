import { expect, test } from '../fixtures'
import { join, joinedPassword, signIn } from '../steps'

const member = { name: 'Noor Haddad', email: 'noor@acme.example', roles: ['Auditor'] }
const next = 'nine quick red buses'

test('a member changes their password behind their name, which signs their other browser out, and ends one sign-in alone', async ({
  page,
  browser,
}) => {
  const { theirs } = await join(page, browser, member)
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const elsewhere = await context.newPage()
  await elsewhere.goto('/sign-in')
  await signIn(elsewhere, { ...member, password: joinedPassword })
  await elsewhere.waitForURL((url) => url.pathname === '/who-could-see')

  await theirs.goto('/templates')
  await theirs.getByRole('button', { name: `Signed in as ${member.name}` }).click()
  await theirs.getByRole('menuitem', { name: 'Your account' }).click()
  await expect(theirs.getByRole('heading', { name: 'Your account' })).toBeVisible()
  await expect(theirs.getByText('this browser')).toBeVisible()
  await expect(theirs.getByRole('listitem').filter({ hasText: 'Chrome on Linux' })).toHaveCount(2)

  await theirs.getByLabel('Current password', { exact: true }).fill('not my password')
  await theirs.getByLabel('New password', { exact: true }).fill('NoorHaddad2026')
  await expect(theirs.getByText('made of your own name or e-mail address')).toBeVisible()
  await theirs.getByLabel('New password', { exact: true }).fill(next)
  await theirs.getByRole('button', { name: 'Change password' }).click()
  await expect(theirs.getByText('This is not your current password.')).toBeVisible()
  await expect(theirs.getByLabel('New password', { exact: true })).toHaveValue(next)
  await theirs.getByLabel('Current password', { exact: true }).fill(joinedPassword)
  await theirs.getByRole('button', { name: 'Change password' }).click()
  await expect(theirs.getByText('The other browser was signed out.')).toBeVisible()
  await expect(theirs.getByText('You are signed in nowhere else.')).toBeVisible()

  await elsewhere.goto('/templates')
  await expect(elsewhere).toHaveURL(/sign-in/)
  await signIn(elsewhere, { ...member, password: next })
  await elsewhere.waitForURL((url) => url.pathname === '/templates')
  await theirs.reload()
  await theirs.getByRole('button', { name: /^End the sign-in of Chrome on Linux/ }).click()
  await expect(theirs.getByText('You are signed in nowhere else.')).toBeVisible()
  await elsewhere.goto('/templates')
  await expect(elsewhere).toHaveURL(/sign-in/)
  await context.close()
})
