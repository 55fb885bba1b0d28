// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { findPostgres } from './postgres.mjs'
import { root } from './root.mjs'
import { installPackages, lastLines, Obstacle, run, runTool } from './shell.mjs'

const stamp = path.join(root, 'node_modules', '.remit-install')

/** Refuses a Node that is too old before anything fails in a less readable way. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Obstacle(`Node ${process.versions.node} is too old. Install Node 20.19 or newer, best 24.`)
}

/** Tells whether the installed packages are those of the lock file. */
export function areModulesCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedModules()
}

/**
 * Installs the packages as locked. Of all their install scripts only better-sqlite3's is run, and by name.
 * `npm ci` is not used: it refuses a lock file that leaves out other platforms' optional packages.
 */
export async function installModules() {
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--ignore-scripts']
  const { code, output } = await run('npm', args, { isQuiet: true })
  if (code !== 0) throw new Obstacle(`npm install failed. Mend this and run it again:\n${lastLines(output)}`)
  writeFileSync(stamp, wantedModules())
}

/** Makes sure that better-sqlite3 loads: its prebuilt binary where it can be had, else compiled here. */
export async function ensureSqlite() {
  if (await doesSqliteLoad()) return
  console.log('Fetching the database driver, or compiling it (about a minute) …')
  if ((await rebuildSqlite()) && (await doesSqliteLoad())) return
  const hasTools = await installPackages(['python3', 'make', 'g++'])
  if (!hasTools)
    throw new Obstacle('better-sqlite3 has to be compiled. Install python3, make and g++, then run this again.')
  await rebuildSqlite()
  if (await doesSqliteLoad()) return
  throw new Obstacle('better-sqlite3 does not load. Run: npm rebuild better-sqlite3 --foreground-scripts')
}

/** Makes sure that browser tests have a Chromium: Playwright's own where it can be downloaded, else the distribution's. */
export async function ensureChromium() {
  if (await findChromium()) return
  await runTool('playwright', ['install', 'chromium'], { isQuiet: true, timeoutMs: 300_000 })
  if (await findChromium()) {
    await runTool('playwright', ['install-deps', 'chromium'], { isQuiet: true, timeoutMs: 300_000 })
    return
  }
  await installPackages(['chromium'])
  if (await findChromium()) return
  throw new Obstacle('There is no Chromium for the browser tests. Install one and name it in CHROMIUM_PATH.')
}

/** Makes sure that the database tests have a PostgreSQL server to start. */
export async function ensurePostgres() {
  if (process.env.TEST_DATABASE_URL || findPostgres() !== null) return
  await installPackages(['postgresql'])
  if (findPostgres() !== null) return
  throw new Obstacle(
    'There is no PostgreSQL server for the database tests. Install one, or name one in TEST_DATABASE_URL.',
  )
}

async function doesSqliteLoad() {
  const script = "new (require('better-sqlite3'))(':memory:').close()"
  return (await run(process.execPath, ['-e', script], { isQuiet: true })).code === 0
}

async function rebuildSqlite() {
  const { code } = await run('npm', ['rebuild', 'better-sqlite3'], { isQuiet: true, env: { JOBS: 'max' } })
  return code === 0
}

function wantedModules() {
  const hash = createHash('sha256')
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(root, file)))
  return hash.update(process.versions.modules).digest('hex')
}
