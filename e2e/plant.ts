import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type PlaywrightTestConfig, type Project } from '@playwright/test'
import { findChromium } from '../lib/server/ops/chromium.mjs'

const root = join(import.meta.dirname, '..')
/** Everything a run leaves behind; git keeps none of it. */
export const resultsFolder = join(root, 'e2e/.results')

/** The folder of this run: data, what the server printed, and the owner's cookies. */
export const runFolder = join(resultsFolder, 'run')

/** What the server under test printed, the one-time setup link included. */
export const serverLog = join(runFolder, 'server.log')

/** The cookies of the owner, once `first-run` has signed in. */
export const ownerState = join(runFolder, 'owner.json')

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
 * Playwright's settings for a suite: a production server of its own, on a free port with an empty data folder, set up by
 * `first-run` in the browser; then the suite's own projects, signed in as the owner.
 */
export function plant(projects: readonly Project[], settings: PlaywrightTestConfig = {}): PlaywrightTestConfig {
  const port = process.env.REMIT_E2E_PORT ?? prepareRun()
  const baseURL = `http://localhost:${port}`
  const executablePath = process.env.REMIT_E2E_CHROMIUM
  return defineConfig({
    testDir: '.',
    outputDir: join(resultsFolder, 'artifacts'),
    workers: 1,
    retries: 0,
    forbidOnly: Boolean(process.env.CI),
    timeout: 180_000,
    expect: { timeout: 20_000 },
    reporter: 'list',
    ...settings,
    use: {
      baseURL,
      browserName: 'chromium',
      trace: 'retain-on-failure',
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      launchOptions: { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) },
      ...settings.use,
    },
    webServer: {
      command: `node lib/server/ops/serve-recorded.mjs ${JSON.stringify(serverLog)}`,
      cwd: root,
      url: `${baseURL}/health`,
      reuseExistingServer: false,
      timeout: 60_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      env: { PORT: port, APP_ORIGIN: baseURL, SANDBOX_ORIGIN: `http://127.0.0.1:${port}`, ...serverEnvironment },
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

/** Set empty where a machine's own settings could reach the server under test. */
const serverEnvironment = {
  HOST: 'loopback',
  DATA_DIR: join(runFolder, 'data'),
  DATABASE_URL: '',
  REMIT_KEK: '',
  REMIT_KEK_FILE: '',
  TRUSTED_PROXIES: '',
  EMBEDDING_ORIGINS: embeddingOrigin,
}

/** Playwright loads this file once more in each worker, which must find the port and the browser of the first time. */
function prepareRun(): string {
  rmSync(runFolder, { recursive: true, force: true })
  mkdirSync(runFolder, { recursive: true })
  const port = execFileSync(process.execPath, ['--input-type=module', '-e', printFreePort], {
    cwd: root,
    encoding: 'utf8',
  })
  process.env.REMIT_E2E_PORT = port
  return port
}

const printFreePort =
  "import { freePort } from './lib/server/ops/postgres.mjs'; process.stdout.write(String(await freePort()))"

process.env.REMIT_E2E_CHROMIUM ??= (await findChromium()) ?? ''
