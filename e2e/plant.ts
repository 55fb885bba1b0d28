import { join } from 'node:path'
import {
  defineConfig,
  type PlaywrightTestConfig,
  type PlaywrightTestOptions,
  type PlaywrightWorkerOptions,
  type Project,
} from '@playwright/test'
import { findChromium } from '../lib/server/ops/chromium.mjs'

/** What a server keeps its data in. */
export type Database = 'sqlite' | 'postgres'

type SuiteProject = Project<PlaywrightTestOptions, PlaywrightWorkerOptions & { readonly database: Database }>

const root = join(import.meta.dirname, '..')
/** Everything a run leaves behind; git keeps none of it. */
export const resultsFolder = join(root, 'e2e/.results')

/** The folder of this run: what each server holds and printed, and the owner's cookies. */
export const runFolder = join(resultsFolder, 'run')

/** The cookies of the owner, once `first-run` has signed in. */
export const ownerState = join(runFolder, 'owner.json')

const chromium = (await findChromium()) ?? ''
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Playwright's settings for a suite. `first-run` sets Remit up in the browser, on a production server with an empty data
 * folder; then each file of the suite's own projects has a server of its own that starts from a copy of that data, signed in
 * as the owner (`fixtures.ts`). So no file knows of another, and `--shuffle` may order them as it likes.
 */
export function plant(projects: readonly SuiteProject[], settings: PlaywrightTestConfig = {}): PlaywrightTestConfig {
  return defineConfig({
    testDir: '.',
    globalSetup: './new-run.ts',
    outputDir: join(resultsFolder, 'artifacts'),
    workers: 1,
    retries: 0,
    forbidOnly: Boolean(process.env.CI),
    // Only a test that hangs reaches these: on two cores that six other builds share, a journey of 12 s took 190.
    timeout: 480_000,
    expect: { timeout: 45_000 },
    reporter: 'list',
    ...settings,
    use: {
      browserName: 'chromium',
      actionTimeout: 60_000,
      // What the page was at each step is in the snapshots; pictures of it were drawn for every test that passes, too.
      trace: { mode: 'retain-on-failure', screenshots: false },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      launchOptions: { args: chromiumArguments, ...(chromium === '' ? {} : { executablePath: chromium }) },
      ...settings.use,
    },
    projects: [
      { name: 'first-run', testMatch: 'first-run/*.spec.ts' },
      ...projects.map((project) => ({
        dependencies: ['first-run'],
        ...project,
        use: { storageState: ownerState, ...project.use },
      })),
    ],
  })
}

/** A page of a team that may frame the sandbox of the server under test. */
export const embeddingOrigin = 'https://crm.acme.example'
