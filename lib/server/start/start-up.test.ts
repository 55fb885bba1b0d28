import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { testDb } from '@/lib/server/db/testing'

const shutdown = Symbol.for('remit.shutdown')
const started: unknown[] = []

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  vi.resetModules()
})
afterAll(async () => {
  for (const stop of started) if (typeof stop === 'function') await stop()
})

/** All that a start with these origins tells the person who runs it. */
async function saidAtStart(origins: { readonly APP_ORIGIN: string; readonly SANDBOX_ORIGIN: string }): Promise<string> {
  const settings = { ...origins, REMIT_KEK: randomBytes(32).toString('base64') }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
  const said = vi.spyOn(console, 'info').mockImplementation(() => undefined)
  await testDb()
  // The settings of the environment are read once.
  vi.resetModules()
  const { startUp } = await import('./start-up')
  await startUp()
  // It goes on while Remit already serves, and needs the database.
  await (await import('@/lib/server/journal')).checkJournal()
  started.push(Reflect.get(globalThis, shutdown))
  return said.mock.calls.flat().join('\n')
}

test('a start with both origins below one domain says that browsers count them as one site', async () => {
  const said = await saidAtStart({
    APP_ORIGIN: 'https://remit.acme.example',
    SANDBOX_ORIGIN: 'https://sandbox.acme.example',
  })
  expect(said).toContain(
    'APP_ORIGIN and SANDBOX_ORIGIN are both below acme.example, so browsers count them as one site',
  )
  expect(said).toContain('Remit is ready to be set up')
})

test('a start with origins of two domains does not', async () => {
  const said = await saidAtStart({
    APP_ORIGIN: 'https://remit.acme.example',
    SANDBOX_ORIGIN: 'https://remit-sandbox.example',
  })
  expect(said).not.toContain('one site')
  expect(said).toContain('Remit is ready to be set up')
})
