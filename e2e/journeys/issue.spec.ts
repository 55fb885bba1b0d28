import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { join, publish, save, startFrom } from '../steps'

const phone = { width: 390, height: 844 }

/** Publishes a template that anybody at the desk can give from. */
async function publishOneCustomer(page: Page): Promise<void> {
  const address = await startFrom(page, 'One customer')
  await page.getByRole('button', { name: 'Make user_id a parameter' }).first().click()
  await page.getByRole('button', { name: 'Use it in all 3 places' }).click()
  await save(page)
  await publish(page, address, 'For the desk.')
}

/** Fills in for whom, which customer and why. */
async function fillIn(page: Page, agent: { name: string; email: string }, customer: string): Promise<void> {
  await page.getByLabel('Agent’s e-mail').fill(agent.email)
  await page.getByLabel('Agent’s name').fill(agent.name)
  await page.locator('[id="issue-values.user_id"]').fill(customer)
  await page.getByLabel('Why is this needed?').fill('The customer cannot find the export.')
}

async function expectNoFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}

const ida = { name: 'Ida Berg', email: 'ida@acme.example' }

test('a lead gives access from a phone, a second time is offered as an extension, and a requester’s wish is agreed to by name', async ({
  page,
  browser,
}) => {
  await publishOneCustomer(page)
  const { theirs: lead } = await join(page, browser, { name: 'Lena Roth', email: 'lena@acme.example', roles: ['Lead'] })
  await expect(lead).toHaveURL(/\/issue$/)
  await lead.setViewportSize(phone)

  // Pasted with blanks around it: said at once, mended by one press, never by itself.
  await fillIn(lead, ida, ' c_4711 ')
  const verdict = lead.getByRole('complementary', { name: 'What is given' })
  await expect(verdict.getByText('This would be refused')).toBeVisible()
  await expectNoFindings(lead)
  await lead.getByRole('button', { name: 'Remove the blanks around it' }).first().click()
  await expect(lead.locator('[id="issue-values.user_id"]')).toHaveValue('c_4711')
  await expect(verdict).toContainText('user_id = c_4711')
  await expect(verdict).toContainText('set by the usual length of the template')

  // A press right after a length that is refused: the refusal appears as the field is left, and takes nothing from the press.
  await lead.getByRole('radio', { name: 'Other', exact: true }).check()
  await lead.getByLabel('Length', { exact: true }).fill('99 h')
  const refusal = lead.getByRole('group', { name: 'How long' }).getByText(/^At most .+ is possible here: the template/)
  await expect(refusal).toHaveCount(0)
  await lead.getByText('Begin later', { exact: true }).click({ position: { x: 4, y: 2 } })
  await expect(lead.getByRole('checkbox', { name: 'Begin later' })).toBeChecked()
  await expect(refusal).toBeVisible()
  // The limit is said where it is broken and once more where everything is summed up, and nowhere else.
  await expect(lead.getByText(/At most .+ sets that limit/)).toHaveCount(2)
  await lead.getByRole('checkbox', { name: 'Begin later' }).uncheck()

  // What is filled in survives a reload, and no value is in the address.
  await lead.getByRole('radio', { name: '30 min', exact: true }).check()
  await lead.reload()
  await expect(lead.locator('[id="issue-values.user_id"]')).toHaveValue('c_4711')
  await expect(verdict).toContainText('in 30 min')
  expect(lead.url()).not.toContain('c_4711')

  await lead.getByRole('button', { name: 'Give access' }).dblclick()
  await expect(lead.getByRole('heading', { name: 'Ida Berg can have access' })).toBeVisible()
  await expect(lead.getByLabel('Hand-over link')).toHaveValue(/\/open#[\w-]{40,}$/)
  await expect(lead.getByRole('article', { name: 'What is given' })).toContainText('Ready')

  // The same again for the same agent: offered to be extended.
  await lead.getByRole('button', { name: 'Same again for this customer' }).click()
  await lead
    .getByRole('button', { name: 'Ida Berg', exact: true })
    .or(lead.getByLabel('Agent’s e-mail'))
    .first()
    .waitFor()
  await fillIn(lead, ida, 'c_4711')
  await lead.getByRole('button', { name: 'Give access' }).click()
  await expect(verdict.getByText(/Ida Berg has this already until/)).toBeVisible()
  await lead.getByRole('button', { name: 'Extend it' }).click()
  const dialog = lead.getByRole('dialog')
  await dialog.getByLabel('Why it has to last longer').fill('The export takes longer.')
  // By what is missing of what was asked for, until somebody chooses.
  await expect(dialog.getByRole('button', { name: /^Extend by 3[0-2] min$/ })).toBeVisible()
  await dialog.getByRole('radio', { name: '30 min', exact: true }).check()
  await dialog.getByRole('button', { name: 'Extend by 30 min' }).click()
  await expect(lead.getByRole('heading', { name: 'Ida Berg keeps access for longer' })).toBeVisible()
  await lead.goto('/requests')
  await expect(lead.getByRole('region', { name: 'Asked for by you' }).getByRole('listitem')).toHaveCount(2)

  const { theirs: requester } = await join(page, browser, {
    name: 'Rosa Lind',
    email: 'rosa@acme.example',
    roles: ['Requester'],
  })
  await expect(requester).toHaveURL(/\/issue$/)
  await fillIn(requester, { name: 'Otto Falk', email: 'otto@acme.example' }, 'c_8')
  await expect(requester.getByText(/Lena Roth, Mara Vogel can\./)).toBeVisible()
  // When it ends turns on when somebody agrees, so no end is named.
  await expect(requester.getByText(/^It lasts 1 h from when it is agreed to\./)).toBeVisible()
  await expect(requester.getByRole('article', { name: 'What would be given' }).getByRole('time')).toHaveCount(0)
  await requester.getByRole('button', { name: 'Ask for access' }).click()
  await expect(requester.getByText('Waits for Lena Roth or Mara Vogel')).toBeVisible()
  // The request stays open where it was asked for, and the address of it is there to be sent.
  await requester.getByRole('link', { name: 'Open it' }).click()
  await expect(requester.getByText('Lena Roth and Mara Vogel can agree.')).toBeVisible()
  await requester.getByRole('button', { name: 'Copy the link to this request' }).click()
  await requester.locator('summary').filter({ hasText: 'Take it back' }).click()
  const pasted = requester.getByLabel('Why you take it back')
  await pasted.press('ControlOrMeta+v')
  await expect(pasted).toHaveValue(requester.url())

  await lead.reload()
  await expect(lead.getByRole('navigation', { name: 'Main' }).last().getByText('(1 that wait for you)')).toBeAttached()
  await expectNoFindings(lead)
  const asked = lead.getByRole('article', { name: 'Access for Otto Falk' })
  await expect(asked).not.toContainText('c_8')
  await asked.getByRole('button', { name: 'Show what it is about' }).click()
  await expect(asked).toContainText('user_id = c_8')
  await asked.getByLabel('Why you agree or decline').fill('Known customer.')
  await asked.getByRole('button', { name: 'Agree' }).click()
  await expect(lead.getByText('Nothing waits for you')).toBeVisible()

  // Nothing is pressed or loaded again: what was decided is seen by itself.
  await expect(requester.getByText(/Lena Roth agreed/)).toBeVisible()
  await requester.getByRole('button', { name: 'Get the link' }).click()
  await expect(requester.getByLabel('Hand-over link')).toHaveValue(/\/open#[\w-]{40,}$/)

  // Asked for once more, it is there already: who asked for it is told until when, and asks for more time.
  await requester.goto('/issue')
  await fillIn(requester, { name: 'Otto Falk', email: 'otto@acme.example' }, 'c_8')
  await requester.getByRole('radio', { name: '30 min', exact: true }).check()
  await requester.getByRole('button', { name: 'Ask for access' }).click()
  await expect(requester.getByText(/Otto Falk has this already until/)).toBeVisible()
  await expect(requester.getByText(/It ends \d+ min later than what you ask for\./)).toBeVisible()
  await requester.getByRole('button', { name: 'Ask for more time' }).click()
  await requester.getByLabel('Why it has to last longer').fill('The export takes longer.')
  await requester.getByRole('button', { name: 'Ask for 30 min more' }).click()
  await expect(requester.getByRole('heading', { name: 'Your request for more time waits' })).toBeVisible()
  const wish = lead.getByRole('article', { name: 'Access for Otto Falk' })
  await expect(wish).toContainText('More time for access that runs.')
  await wish.getByRole('button', { name: 'Agree' }).click()
  await expect(lead.getByText('Nothing waits for you')).toBeVisible()

  // Another's is there as well, and until when is not for them to know.
  await requester.goto('/issue')
  await fillIn(requester, ida, 'c_4711')
  await requester.getByRole('button', { name: 'Ask for access' }).click()
  await expect(requester.getByText('Ida Berg has this access already. Ask a lead to extend it')).toBeVisible()
  await expect(requester.getByText(/has this already until/)).toHaveCount(0)
  await expect(requester.getByRole('button', { name: 'Ask for more time' })).toHaveCount(0)
  await expect(requester.getByRole('button', { name: 'Ask for it a second time' })).toBeVisible()
  await lead.context().close()
  await requester.context().close()
})
