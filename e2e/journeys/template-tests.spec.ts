import { expect, test } from '../fixtures'
import { claimsOf, draft, previewTab, publish, rewriteClaims, save, startFrom } from '../steps'

const acme = { tenant: 'acme' }
const only = { role: null, policy: { version: 3, devices: { custom_data: acme, permissions: ['read'] } } }
const wider = { role: null, policy: { version: 3, devices: { permissions: ['read'] } } }

test('suggested tests are accepted, a Reach row becomes a test, and a wider draft turns them red with the line that decided', async ({
  page,
}) => {
  await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft(only))
  await previewTab(page, 'Tests').click()
  const suggested = page.getByRole('region', { name: 'Suggested tests' })
  await expect(suggested).toContainText('May see a device that matches')
  await suggested.getByRole('button', { name: 'Accept Must not see a device without tenant' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 test passes' })).toBeVisible()
  await suggested.locator('summary').click()
  await suggested.getByRole('button', { name: /^Accept all \d+$/ }).click()
  await expect(suggested).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: /^All \d+ tests pass$/ })).toBeVisible()

  await previewTab(page, 'Reach').click()
  const foreign = page.locator('[data-slot="reach-row"][data-effect="deny"]').first()
  await foreign.hover()
  await foreign.getByRole('button', { name: /^Make a test from / }).click()
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('Test added')
  await told.getByRole('button', { name: 'Show the tests' }).click()
  const tests = page.getByRole('list', { name: 'Tests' })
  await expect(tests.getByRole('listitem').filter({ hasText: 'Must not see a device without tenant' })).toBeVisible()
  const without = tests.getByRole('listitem').filter({ hasText: 'Must not see a device without tenant' })
  await without.getByText('target: tenant missing').click()
  await expect(without.locator('pre')).toContainText('"resource": "devices"')
  await save(page)

  await rewriteClaims(page, draft(wider))
  await expect(page.getByRole('status').filter({ hasText: /^\d+ of \d+ tests fail$/ })).toBeVisible()
  const red = tests.getByRole('listitem').filter({ hasText: 'Must not see a device without tenant' })
  await expect(red).toContainText(/Expected\s*deny\s*got\s*allow/)
  await expect(red).toContainText('Decided by policy › devices')
  await red.getByRole('button', { name: /^Ln 5, Col/ }).click()
  await expect(page.locator('.cm-glow').first()).toContainText('"devices"')
})

test('a test and a parameter that were removed come back as they were', async ({ page }) => {
  await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft(only))
  await previewTab(page, 'Tests').click()
  const suggested = page.getByRole('region', { name: 'Suggested tests' })
  await suggested.getByRole('button', { name: 'Accept Must not see a device without tenant' }).click()
  const tests = page.getByRole('list', { name: 'Tests' })
  await tests.getByRole('button', { name: /^Remove the test / }).click()
  await expect(tests).toBeHidden()
  const told = page.getByRole('region', { name: 'Notifications' })
  await expect(told).toContainText('Test removed')
  await told.getByRole('button', { name: 'Undo' }).click()
  await expect(tests).toContainText('Must not see a device without tenant')

  const parameters = page.getByRole('region', { name: 'Parameters' })
  await parameters.getByRole('button', { name: 'Add parameter' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('ticket')
  await dialog.getByRole('textbox', { name: 'Label', exact: true }).fill('Ticket')
  await dialog.getByRole('button', { name: 'Add parameter' }).click()
  await parameters.getByRole('button', { name: 'Remove ticket' }).click()
  await expect(parameters.getByText('ticket', { exact: true })).toBeHidden()
  await expect(told).toContainText('Parameter ticket removed')
  await told.getByRole('button', { name: 'Undo' }).last().click()
  await expect(parameters.getByText('ticket', { exact: true })).toBeVisible()
  await save(page)
  await page.reload()
  await expect(parameters.getByText('ticket', { exact: true })).toBeVisible()
  await previewTab(page, 'Tests').click()
  await expect(tests).toContainText('Must not see a device without tenant')
})

test('a version that would widen is stopped by a named device, and the difference is kept as a test of the draft', async ({
  page,
}) => {
  const address = await startFrom(page, 'Custom role')
  await rewriteClaims(page, draft(only))
  await save(page)
  await publish(page, address, 'First.')

  await page.goto(address)
  await rewriteClaims(page, draft(wider))
  await save(page)
  await page.goto(`${address}/publish`)
  const change = page.getByRole('region', { name: 'Change of access' })
  await expect(change).toContainText(
    /A token may now see the device “.+” \(tenant = \S+\), which it could not before\./,
  )
  await expect(change).toContainText('The same goes for any request to see a device whose tenant is not acme.')
  await page.getByLabel('Change note').fill('Wider by mistake.')
  await change.getByRole('button', { name: /^Keep as a test: Must not see / }).click()
  await expect(change).toContainText('Kept as a test: Must not see')
  await expect(page.getByRole('list', { name: 'Failing tests' })).toContainText(/Expected\s*deny\s*got\s*allow/)
  await expect(page.getByLabel('Change note')).toHaveValue('Wider by mistake.')
  await expect(page.getByRole('button', { name: 'Publish version 2' })).toBeDisabled()

  await page.goto(address)
  await previewTab(page, 'Tests').click()
  await expect(page.getByRole('status').filter({ hasText: '1 of 1 tests fails' })).toBeVisible()
  await rewriteClaims(page, draft(only))
  await expect(page.getByRole('status').filter({ hasText: '1 test passes' })).toBeVisible()
  await expect(claimsOf(page)).toContainText('"tenant": "acme"')
})

test('pasted devices are asked about and survive a reload, and one kept in a test is offered for the next', async ({
  page,
}) => {
  await startFrom(page, 'One customer')
  const reach = page.getByRole('tabpanel', { name: 'Reach' })
  await reach.getByRole('radio', { name: 'JSON' }).check()
  await expect(reach).toContainText('No devices to ask about')
  const pasted = reach.getByLabel('Targets as JSON')
  await pasted.fill('[{ "id": "dev_77", "custom_data": { "user_id": 7 } }')
  await expect(reach).toContainText(/line 1/i)
  await pasted.fill('[{ "id": "dev_77", "custom_data": { "user_id": "c_9" } }]')
  await expect(reach.getByRole('heading', { name: '0 of 1 devices' })).toBeVisible()
  await expect(reach.locator('[data-slot="reach-row"]')).toContainText('Wants user_id = c_4711, has c_9.')
  await reach.locator('[data-slot="reach-row"]').hover()
  await reach.getByRole('button', { name: /^Make a test from / }).click()
  await save(page)

  await page.reload()
  await expect(pasted).toHaveValue(/"dev_77"/)
  await reach.getByRole('radio', { name: 'Sandbox' }).check()
  await expect(reach.getByRole('heading', { name: '2 of 12 devices' })).toBeVisible()
  await previewTab(page, 'Tests').click()
  const fresh = page.getByRole('region', { name: 'New test' })
  await fresh.getByLabel('With').selectOption({ label: 'dev_77, user_id = c_9 (device of a saved test)' })
  await fresh.getByLabel('A token may or must not').selectOption('push:create')
  await expect(fresh).toContainText('Today the draft says deny.')
  await fresh.getByRole('button', { name: 'Add test' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'All 2 tests pass' })).toBeVisible()
})

test('while what reads pasted devices cannot be loaded nothing is called empty or lost, and it goes on by itself', async ({
  page,
  expectProblem,
}) => {
  expectProblem(/ERR_FAILED \(.*\/_next\/static\/chunks\//)
  await startFrom(page, 'One customer')
  const reach = page.getByRole('tabpanel', { name: 'Reach' })
  await reach.getByRole('radio', { name: 'JSON' }).check()
  const pasted = reach.getByLabel('Targets as JSON')
  await expect(pasted).toBeVisible()
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort())
  await pasted.fill('[{ "id": "dev_77", "custom_data": { "user_id": "c_4711" } }]')
  await expect(reach).toContainText('It is tried again every 5 s.')
  await expect(reach.getByRole('heading', { name: /devices/ })).toHaveCount(0)
  await page.unroute('**/_next/static/chunks/*.js')
  await expect(reach.getByRole('heading', { name: '1 of 1 devices' })).toBeVisible()
  await expect(pasted).toHaveValue(/"dev_77"/)
  await expect(reach).not.toContainText('tried again')
})

test('while no token can be made a new test has no answer to keep, and the parameter is named', async ({ page }) => {
  await startFrom(page, 'Custom role')
  await rewriteClaims(
    page,
    draft({ role: null, policy: { version: 3, devices: { custom_data: { tenant: '{{tenant}}' } } } }),
  )
  await previewTab(page, 'Tests').click()
  const fresh = page.getByRole('region', { name: 'New test' })
  await expect(fresh).toContainText('There is no answer yet')
  await expect(fresh).toContainText('tenant')
  await expect(fresh.getByRole('button', { name: 'Add test' })).toBeHidden()
  await rewriteClaims(page, draft(only))
  await expect(fresh).toContainText('Today the draft says')
  await expect(fresh.getByRole('button', { name: 'Add test' })).toBeVisible()
})
