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

/** Tells whether the last finished build was made of exactly these sources. */
export function isBuildCurrent() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

/** Builds for production, and remembers of what. @param {{ isQuiet: boolean }} options */
export async function build({ isQuiet }) {
  const wanted = fingerprint()
  const { code, output } = await runTool('next', ['build'], { isQuiet })
  if (code !== 0) throw new Obstacle(`The build failed.${isQuiet ? `\n${lastLines(output)}` : ''}`)
  writeFileSync(stamp, wanted)
}

function fingerprint() {
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
