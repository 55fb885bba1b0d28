import { type BrowserContext, test as base, expect } from '@playwright/test'
import { openClient } from './client'
import { ownerState } from './plant'
import { type Ground, openServers, type Server, type ServerClock, type Servers, setupLink } from './servers'

export { expect, ownerState, setupLink }

/** Who the first run makes the owner. */
export const owner = { name: 'Mara Vogel', email: 'mara@acme.example', password: 'grey harbour seven lamps' }

type Fixtures = {
  /** The server of this test's file. */
  readonly server: Server
  /** The clock of the server, for a test that has it alone. */
  readonly clock: ServerClock
  /** Whether the server is for one test alone, and the next test of its file gets another. */
  readonly isAlone: boolean
  /** Whether the server begins with nothing, and not with what the first run left. */
  readonly isEmpty: boolean
  /** Closes every browser that a test opened beside its own: a page left open goes on asking and drawing for all who follow. */
  readonly others: undefined
  /** Names a problem this test means to cause, such as a refused request, by how the browser words it. */
  readonly expectProblem: (pattern: RegExp) => void
}

/**
 * Playwright's `test`, in which any console error, uncaught error, crash or policy report fails the test that caused it, in
 * whatever context of the browser: its own, or one it opens for somebody else.
 * Each file has a server of its own, and each test a client address of its own, so that no limit is shared.
 */
export const test = base.extend<Fixtures, { readonly servers: Servers; readonly database: Ground['database'] }>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs: nothing.
    async ({}, use) => {
      const servers = openServers()
      await use(servers)
      await servers.stop()
    },
    { scope: 'worker' },
  ],
  database: ['sqlite', { scope: 'worker', option: true }],
  isEmpty: [false, { option: true }],
  isAlone: [false, { option: true }],
  server: async ({ servers, database, isEmpty, isAlone }, use, { file }) => {
    await use(await servers.of(file, { database, isEmpty }))
    if (isAlone) await servers.renew()
  },
  clock: ({ server, isAlone }, use) => {
    if (!isAlone) throw new Error('Whoever moves the clock of a server has it alone: test.use({ isAlone: true })')
    return use(server.clock)
  },
  baseURL: ({ server }, use) => use(server.origin),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  proxy: async ({}, use) => {
    const client = await openClient(nextAddress())
    await use({ server: client.proxy })
    client.close()
  },
  others: [
    async ({ browser, context }, use) => {
      await use(undefined)
      await Promise.all(browser.contexts().map((other) => (other === context ? undefined : other.close())))
    },
    { auto: true },
  ],
  expectProblem: [
    async ({ browser, context }, use) => {
      const problems: string[] = []
      const expected: RegExp[] = []
      const watchOne = (opened: BrowserContext) => watch(opened, problems)
      for (const opened of new Set([context, ...browser.contexts()])) watchOne(opened)
      browser.on('context', watchOne)
      await use((pattern) => expected.push(pattern))
      browser.off('context', watchOne)
      expect(problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([])
    },
    { auto: true },
  ],
})

let clients = 0

/** Addresses of the loopback network, counted up; a worker that starts anew has a new server too. */
function nextAddress(): string {
  clients += 1
  return `127.1.${clients >> 8}.${clients & 255}`
}

/** Collects what goes wrong in a browser context. */
function watch(context: BrowserContext, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  context.on('page', (page) => page.on('crash', () => problems.push(`crashed: ${page.url()}`)))
  context.on('request', (request) => {
    if (request.url().endsWith('/api/csp-report')) problems.push(`policy: ${request.postData() ?? ''}`)
  })
}
