// @ts-check
import { createServer } from 'node:http'
import { build, isBuildCurrent } from './build.mjs'
import { codeOf, listen } from './http/listen.mjs'
import { areModulesCurrent, ensureSqlite, installModules, requireNode } from './install.mjs'
import { root } from './root.mjs'
import { Obstacle } from './shell.mjs'

process.chdir(root)
try {
  requireNode()
  await requirePort(Number(process.env.PORT || 3000))
  if (!areModulesCurrent()) await step('Installing packages', installModules)
  await ensureSqlite()
  if (!isBuildCurrent()) await step('Building', () => build({ isQuiet: true }))
} catch (error) {
  console.error(error instanceof Obstacle ? error.message : error)
  process.exit(1)
}
await import('./serve.mjs')

/** @param {string} name @param {() => Promise<void>} work */
async function step(name, work) {
  const startedAt = Date.now()
  console.log(`${name} …`)
  await work()
  console.log(`${name}: done in ${Math.round((Date.now() - startedAt) / 1000)} s`)
}

/** Says that the port is taken before minutes go into a build. @param {number} port */
async function requirePort(port) {
  const probe = createServer()
  try {
    await (await listen(probe, { host: 'loopback', port }))()
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE') throw error
    throw new Obstacle(`Port ${port} is taken. Stop the other program, or choose another port: PORT=3100 npm run up`)
  }
}
