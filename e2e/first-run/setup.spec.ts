import { ownerState, setupLink, test } from '../fixtures'
import { setUp } from '../steps'

test('the link from the terminal leads to an owner, a key and a template that works', async ({ page, server }) => {
  await setUp(page, setupLink(server.log))
  await page.context().storageState({ path: ownerState })
})
