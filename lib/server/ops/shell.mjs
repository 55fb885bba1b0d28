// @ts-check
import { spawn, spawnSync } from 'node:child_process'
import { root } from './root.mjs'

/** @typedef {{ code: number, output: string }} Finished */
/** @typedef {{ isQuiet?: boolean, timeoutMs?: number, env?: Record<string, string> }} RunOptions */

/** What a person must do before this can go on: shown as one line, without a stack. */
export class Obstacle extends Error {
  /** @override */
  name = 'Obstacle'
}

/**
 * Runs a program in the checkout, without input, and waits for it. Its output is shown as it comes unless quiet.
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Finished>}
 */
export function run(program, args, { isQuiet = false, timeoutMs, env = {} } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs }),
  })
  /** @type {Buffer[]} */
  const chunks = []
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.on('data', (chunk) => {
      chunks.push(chunk)
      if (!isQuiet) to.write(chunk)
    })
  }
  return new Promise((resolve) => {
    const finish = (/** @type {number | null} */ code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() })
    child.once('error', (error) => {
      chunks.push(Buffer.from(error.message))
      finish(127)
    })
    child.once('close', finish)
  })
}

/**
 * Runs a program of an installed package (`next`, `biome`, …).
 * @param {string} name
 * @param {string[]} args
 * @param {RunOptions} [options]
 */
export function runTool(name, args, options) {
  return run(`${root}node_modules/.bin/${name}`, args, options)
}

/**
 * Installs packages of the distribution, as root or by a sudo that does not ask.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installPackages(packages) {
  const command = aptCommand()
  if (command === null) return false
  const [program = 'apt-get', ...prefix] = command
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run(program, [...prefix, 'update'], { isQuiet: true, env })
  const { code } = await run(program, [...prefix, 'install', '-y', '--no-install-recommends', ...packages], {
    isQuiet: true,
    env,
  })
  return code === 0
}

/** @returns {string[] | null} */
function aptCommand() {
  if (spawnSync('apt-get', ['--version']).status !== 0) return null
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', '-E', 'apt-get'] : null
}

/** The end of a program's output, where it says why it failed. @param {string} output */
export function lastLines(output, count = 30) {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
