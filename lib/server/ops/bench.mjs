// @ts-check
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build, isBuildCurrent } from './build.mjs'
import { printRows, rowsOfPlaywright, rowsOfVitest } from './figures.mjs'
import { areModulesCurrent, ensureChromium, ensureSqlite, installModules, requireNode } from './install.mjs'
import { root } from './root.mjs'
import { Obstacle, runTool } from './shell.mjs'

// Measures pure parts and operations in Node, then what a person waits for in a browser, on a production build.
process.chdir(root)
const reports = mkdtempSync(path.join(tmpdir(), 'remit-bench-'))
const nodeReport = path.join(reports, 'vitest.json')
const browserReport = path.join(reports, 'playwright.json')
try {
  requireNode()
  if (!areModulesCurrent()) await installModules()
  await ensureSqlite()
  const inNode = await runTool('vitest', ['bench', '--run', '--project=unit', '--silent', `--outputJson=${nodeReport}`])
  await ensureChromium()
  if (!isBuildCurrent()) await build({ isQuiet: true })
  const inBrowser = await runTool('playwright', ['test', '--config', 'e2e/bench.config.ts', '--reporter=list,json'], {
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
  })
  console.log()
  printRows([...rowsOfVitest(nodeReport), ...rowsOfPlaywright(browserReport)])
  process.exitCode = inNode.code || inBrowser.code
} catch (error) {
  console.error(error instanceof Obstacle ? error.message : error)
  process.exitCode = 1
} finally {
  rmSync(reports, { recursive: true, force: true })
}
