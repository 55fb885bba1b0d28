// @ts-check
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, fingerprint } from './build.mjs'
import {
  areModulesCurrent,
  ensureChromium,
  ensurePostgres,
  ensureSqlite,
  installModules,
  requireNode,
} from './install.mjs'
import {
  countPlaywright,
  countVitest,
  failedOfPlaywright,
  failedOfVitest,
  slowestOfPlaywright,
  slowestOfVitest,
} from './reports.mjs'
import { root } from './root.mjs'
import { Obstacle, runTool } from './shell.mjs'

/** @typedef {import('./reports.mjs').Count} Count */
/** @typedef {{ name: string, count: Count, seconds: number }} Step */

const one = { passed: 1, failed: 0 }
const none = { passed: 0, failed: 1 }
/** @type {Step[]} */
const steps = []

process.chdir(root)
const reports = mkdtempSync(path.join(tmpdir(), 'remit-verify-'))
const unitReport = path.join(reports, 'vitest.json')
const browserReport = path.join(reports, 'playwright.json')
const faultReport = path.join(reports, 'faults.json')

if (await step('install', install)) {
  await step('format', () => passes('biome', ['format', '.']))
  await step('lint', () => passes('biome', ['lint', '--error-on-warnings', '.']))
  // The second run leaves tests out, so that a rule which only a test calls counts as unused.
  await step('unused', async () => {
    const all = await passes('knip', [])
    const ofProduct = await passes('knip', [
      '--production',
      '--config',
      'knip.production.json',
      '--treat-tag-hints-as-errors',
    ])
    return all.failed === 0 ? ofProduct : all
  })
  const checked = fingerprint()
  const areTypesRight = await step('types', async () =>
    (await passes('next', ['typegen'])).failed ? none : passes('tsc', ['--noEmit']),
  )
  await step('unit', async () => {
    const { code } = await runTool('vitest', [
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ])
    return countVitest(unitReport, code)
  })
  const isBuilt = await step('build', async () => {
    await build({ isQuiet: false, checked: areTypesRight ? checked : null })
    return one
  })
  // Rights and faults on the running app: each fault a few times (`npm run faults` has them at every step).
  await step('faults', async () => {
    if (!isBuilt) throw new Obstacle('There is no build to test.')
    const { code } = await runTool('vitest', [
      'run',
      '--config',
      'e2e/faults/vitest.config.ts',
      '--mode',
      'quick',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${faultReport}`,
    ])
    return countVitest(faultReport, code)
  })
  await step('e2e', async () => {
    if (!isBuilt) throw new Obstacle('There is no build to test.')
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
    const { code } = await runTool(
      'playwright',
      ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
      { env },
    )
    return countPlaywright(browserReport, code)
  })
}
printSlowest('unit', slowestOfVitest(unitReport))
printSlowest('faults', slowestOfVitest(faultReport))
printSlowest('e2e', slowestOfPlaywright(browserReport))
const failures = [...failedOfVitest(unitReport), ...failedOfVitest(faultReport), ...failedOfPlaywright(browserReport)]
rmSync(reports, { recursive: true, force: true })
summarise()

async function install() {
  requireNode()
  if (!areModulesCurrent()) await installModules()
  await ensureSqlite()
  await ensureChromium()
  await ensurePostgres()
  return one
}

/**
 * Runs one step, whatever happened before it, and keeps its count. An obstacle counts as one failure.
 * @param {string} name
 * @param {() => Promise<Count>} work
 * @returns {Promise<boolean>} whether nothing failed
 */
async function step(name, work) {
  const startedAt = Date.now()
  console.log(`\n── ${name}`)
  const count = await work().catch((error) => {
    console.error(error instanceof Obstacle ? error.message : error)
    return none
  })
  steps.push({ name, count, seconds: (Date.now() - startedAt) / 1000 })
  return count.failed === 0
}

/** @param {string} tool @param {string[]} args @returns {Promise<Count>} */
async function passes(tool, args) {
  return (await runTool(tool, args)).code === 0 ? one : none
}

/** @param {string} name @param {import('./reports.mjs').Timed[]} tests */
function printSlowest(name, tests) {
  if (tests.length > 0) console.log(`\nThe slowest of ${name}:`)
  for (const { name: test, ms } of tests) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${test}`)
}

/** What failed stands with the counts, as a reader of the last lines has nothing else; the closing line stands alone. */
function summarise() {
  const failed = steps.reduce((sum, { count }) => sum + count.failed, 0)
  const passed = steps.reduce((sum, { count }) => sum + count.passed, 0)
  console.log()
  for (const { name, count, seconds } of steps) {
    const verdict = count.failed === 0 ? 'ok    ' : 'FAILED'
    console.log(
      `${verdict} ${name.padEnd(8)} ${String(count.passed).padStart(5)} passed ${String(count.failed).padStart(3)} failed ${seconds.toFixed(1).padStart(7)} s`,
    )
  }
  for (const { name, reason } of failures.slice(0, 20)) console.log(`\nfailed: ${name}\n        ${reason}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
