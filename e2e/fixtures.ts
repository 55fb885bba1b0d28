import { readFileSync } from 'node:fs'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { ownerState, serverLog } from './plant'

export { expect, ownerState }

/** Who the first run makes the owner. */
export const owner = { name: 'Mara Vogel', email: 'mara@acme.example', password: 'grey harbour seven lamps' }

type Watch = {
  /** Names a problem this test means to cause, such as a refused request, by how the browser words it. */
  readonly expectProblem: (pattern: RegExp) => void
}

/**
 * Playwright's `test`, in which any console error, uncaught error, crash or policy report fails the test that caused it.
 */
export const test = base.extend<Watch>({
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

/** The one-time setup link, read where a person reads it: in what the server printed. */
export function setupLink(): string {
  const link = /https?:\/\/\S+\/setup\S*/.exec(readFileSync(serverLog, 'utf8'))
  if (link === null) throw new Error('The server printed no setup link.')
  return link[0]
}

/** Collects what goes wrong in a browser context. Contexts that a test opens itself are watched by calling this. */
export function watch(context: BrowserContext, problems: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`))
  context.on('page', (page) => page.on('crash', () => problems.push(`crashed: ${page.url()}`)))
  context.on('request', (request) => {
    if (request.url().endsWith('/api/csp-report')) problems.push(`policy: ${request.postData() ?? ''}`)
  })
}
