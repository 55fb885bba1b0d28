import { readFileSync } from 'node:fs'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { openClient } from './client'
import { ownerState } from './plant'
import { firstRunLog, openServers, type Server, type Servers } from './servers'

export { expect, ownerState }

/** Who the first run makes the owner. */
export const owner = { name: 'Mara Vogel', email: 'mara@acme.example', password: 'grey harbour seven lamps' }

type Fixtures = {
  /** The server of this test's file. */
  readonly server: Server
  /** Names a problem this test means to cause, such as a refused request, by how the browser words it. */
  readonly expectProblem: (pattern: RegExp) => void
}

/**
 * Playwright's `test`, in which any console error, uncaught error, crash or policy report fails the test that caused it.
 * Each file has a server of its own, and each test a client address of its own, so that no limit is shared.
 */
export const test = base.extend<Fixtures, { readonly servers: Servers }>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs: nothing.
    async ({}, use) => {
      const servers = openServers()
      await use(servers)
      await servers.stop()
    },
    { scope: 'worker' },
  ],
  server: async ({ servers }, use, { file }) => use(await servers.of(file)),
  baseURL: ({ server }, use) => use(server.origin),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  proxy: async ({}, use) => {
    const client = await openClient(nextAddress())
    await use({ server: client.proxy })
    client.close()
  },
  expectProblem: [
    async ({ context }, use) => {
      const problems: string[] = []
      const expected: RegExp[] = []
      watch(context, problems)
      await use((pattern) => expected.push(pattern))
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

/** The one-time setup link without its host, read where a person reads it: in what the server of the first run printed. */
export function setupLink(): string {
  const [, link] = /https?:\/\/[^/\s]+(\/setup\S*)/.exec(readFileSync(firstRunLog, 'utf8')) ?? []
  if (link === undefined) throw new Error('The server printed no setup link.')
  return link
}

/** Collects what goes wrong in a browser context. Contexts that a test opens itself are watched by calling this. */
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
