import { expect, owner, test } from '../fixtures'
import { fillIn, publishOneCustomer } from '../give-access'
import { claimsOf, join, joinedPassword, saveState, signIn, startFrom } from '../steps'

// A page that is open while its sign-in ends may be looking up what waits just then, and is told that it may not.
test.beforeEach(({ expectProblem }) => expectProblem(/status of 401 .*\/api\/v1\//))

test('a sign-in that ends while editing costs nothing: sign in again in place and the draft is saved', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Typed while signed out')
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog.getByLabel('E-mail')).toHaveValue(owner.email)
  await dialog.getByLabel('Password', { exact: true }).fill('not the password')
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  await expect(dialog).toContainText('The e-mail address or the password is not right.')
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password)
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  await expect(dialog).toBeHidden()
  await expect(saveState(page)).toContainText('Draft saved')
  await page.reload()
  await expect(page.getByLabel('Display name')).toHaveValue('Typed while signed out')
})

test('signing in again in another tab is noticed, and the draft is saved', async ({ page, context, expectProblem }) => {
  expectProblem(/status of 401/)
  await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Kept for another tab')
  await page.keyboard.press('ControlOrMeta+s')
  await page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Not now' }).click()
  await expect(saveState(page)).toContainText('Not saved: signed out')

  const other = await context.newPage()
  await other.goto('/sign-in')
  await signIn(other, owner)
  await other.waitForURL('**/templates')
  // Playwright's pages all believe to be in front, so this one is told that a person came back to it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(saveState(page)).toContainText('Draft saved')
  await expect(page.getByText('Your sign-in has ended')).toBeHidden()
})

test('what was typed while signed out is there after a reload and signing in', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  const address = await startFrom(page, 'One customer')
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Survives a reload')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(address)
  await page.waitForURL(/\/sign-in/)
  await signIn(page, owner)
  await page.waitForURL(address)
  await expect(claimsOf(page)).toContainText('"displayName": "Survives a reload"')
  await expect(page.getByText('Brought back what you had not saved')).toBeVisible()
})

test('another person who signs in over a draft does not save it: it is kept for who wrote it', async ({
  page,
  browser,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  expectProblem(/status of 403/)
  const address = await startFrom(page, 'One customer')
  const other = { name: 'Lena Brandt', email: 'lena@acme.example', password: joinedPassword }
  const members = await context.newPage()
  const { theirs } = await join(members, browser, { name: other.name, email: other.email, roles: ['Author'] })
  await theirs.context().close()
  await members.close()
  await context.clearCookies()
  await page.getByLabel('Display name').fill('Written by Mara')
  await page.keyboard.press('ControlOrMeta+s')
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('E-mail').fill(other.email)
  await dialog.getByLabel('Password', { exact: true }).fill(other.password)
  await dialog.getByRole('button', { name: 'Sign in and save' }).click()
  const held = page.getByRole('dialog', { name: `You are signed in as ${other.email}` })
  await expect(held).toContainText(`What ${owner.email} wrote here was not saved.`)
  await held.getByRole('button', { name: 'Go to your templates' }).click()
  await page.waitForURL(/\/templates$/)
  await page.goto(address)
  await expect(page.getByLabel('Display name')).not.toHaveValue('Written by Mara')
  await expect(page.getByText('Brought back what you had not saved')).toBeHidden()

  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await signIn(page, owner)
  await page.waitForURL(/\/templates$/)
  await page.goto(address)
  await expect(page.getByText('Brought back what you had not saved')).toBeVisible()
  await expect(page.getByLabel('Display name')).toHaveValue('Written by Mara')
})

test('a page of one person saves nothing for another who signed in in another tab', async ({
  page,
  browser,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  expectProblem(/status of 403/)
  await startFrom(page, 'One customer')
  const other = { name: 'Timo Ruiz', email: 'timo@acme.example', password: joinedPassword }
  const second = await context.newPage()
  const { theirs } = await join(second, browser, { name: other.name, email: other.email, roles: ['Author'] })
  await theirs.context().close()
  await context.clearCookies()
  await second.goto('/sign-in')
  await signIn(second, other)
  await second.waitForURL('**/templates')
  await page.getByLabel('Display name').fill('Still Mara')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByRole('dialog', { name: `You are signed in as ${other.email}` })).toBeVisible()
})

test('signing out says what is unsaved, offers to stay, and keeps it', async ({ page, context }) => {
  // A sign-in of its own: the one that all tests share must not end here.
  await context.clearCookies()
  await page.goto('/sign-in')
  await signIn(page, owner)
  await page.waitForURL('**/templates')
  const address = await startFrom(page, 'One customer')
  await claimsOf(page).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' not saved')
  await expect(saveState(page)).toContainText('Not saved')
  async function signOut() {
    await page.getByRole('button', { name: /^Signed in as/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
  }
  await signOut()
  const dialog = page.getByRole('dialog', { name: 'You have 1 unsaved draft' })
  await dialog.getByRole('button', { name: 'Stay' }).click()
  await expect(dialog).toBeHidden()
  await expect(claimsOf(page)).toContainText('not saved')
  await signOut()
  await dialog.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in$/)
  await signIn(page, owner)
  await page.waitForURL('**/templates')
  await page.goto(address)
  await expect(claimsOf(page)).toContainText('not saved')
})

test('a sign-in that ends while access is filled in costs nothing: it is sent once the same person is back, and once', async ({
  page,
  context,
  expectProblem,
}) => {
  expectProblem(/status of 401/)
  await publishOneCustomer(page)
  await fillIn(page, { name: 'Ida Berg', email: 'ida@acme.example', customer: 'c_4711' })
  await context.clearCookies()
  await page.getByRole('button', { name: 'Give access' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await expect(dialog.getByLabel('E-mail')).toHaveValue(owner.email)
  await expect(page.locator('[id="issue-values.user_id"]')).toHaveValue('c_4711')
  await dialog.getByLabel('Password', { exact: true }).fill(owner.password)
  await dialog.getByRole('button', { name: 'Sign in and give access' }).click()
  await expect(page.getByRole('heading', { name: 'Ida Berg can have access' })).toBeVisible()
  await expect(page.getByLabel('Hand-over link')).toHaveValue(/\/open#[\w-]{40,}$/)
  await page.goto('/requests')
  await expect(page.getByRole('article', { name: 'Access for Ida Berg' })).toHaveCount(1)
})
