// @ts-check
import { build, isBuildCurrent } from './build.mjs'
import { areModulesCurrent, ensureChromium, ensureSqlite, installModules, requireNode } from './install.mjs'
import { root } from './root.mjs'
import { Obstacle, runTool } from './shell.mjs'

// Measures pure parts and operations in Node, then what a person waits for in a browser, on a production build.
process.chdir(root)
try {
  requireNode()
  if (!areModulesCurrent()) await installModules()
  await ensureSqlite()
  const inNode = await runTool('vitest', ['bench', '--run', '--project', 'unit'])
  await ensureChromium()
  if (!isBuildCurrent()) await build({ isQuiet: true })
  const inBrowser = await runTool('playwright', ['test', '--config', 'e2e/bench.config.ts', '--pass-with-no-tests'])
  process.exitCode = inNode.code || inBrowser.code
} catch (error) {
  console.error(error instanceof Obstacle ? error.message : error)
  process.exitCode = 1
}
