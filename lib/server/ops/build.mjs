// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { lastLines, Obstacle, runTool } from './shell.mjs'

const stamp = path.join(root, '.next', 'remit-build')
const sources = ['app', 'components', 'lib', 'public']
const configs = [
  'package-lock.json',
  'next.config.ts',
  'tsconfig.json',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
]

const checkedTypes = 'REMIT_BUILD_TYPES_CHECKED'

/** Tells whether whoever builds has just checked the types of what is built. @public Asked by `next.config.ts`. */
export function areTypesChecked() {
  return process.env[checkedTypes] === 'yes'
}

/** Tells whether the last finished build was made of exactly these sources. */
export function isBuildCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/**
 * Builds for production, and remembers of what. Types are checked on the way unless a fingerprint of the sources is given
 * for which they were.
 * @param {{ isQuiet: boolean, checked?: string | null }} options
 */
export async function build({ isQuiet, checked = null }) {
  const wanted = fingerprint()
  const env = { [checkedTypes]: checked === wanted ? 'yes' : '' }
  const { code, output } = await runTool('next', ['build'], { isQuiet, env })
  if (code !== 0) throw new Obstacle(`The build failed.${isQuiet ? `\n${lastLines(output)}` : ''}`)
  writeFileSync(stamp, wanted)
}

/** Names the state of all that a build is made of. */
export function fingerprint() {
  const hash = createHash('sha256')
  const listed = sources.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }),
  )
  const files = listed.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
  const wanted = files.filter((file) => !/\.test\.tsx?$|\/server\/ops\//.test(file)).toSorted()
  for (const file of [...wanted, ...configs.map((name) => path.join(root, name))]) {
    if (existsSync(file)) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
