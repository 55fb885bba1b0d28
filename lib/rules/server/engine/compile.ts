import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { JsonObject } from '@/lib/base'
import { engineEnvironment } from './settings'

const run = promisify(execFile)

/** What the compiler says against these policies, as the JSON it printed; null where it takes them. */
export async function compilePolicies(
  program: string,
  home: string,
  policies: readonly JsonObject[],
): Promise<string | null> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(home, 'compile-'))
  try {
    await Promise.all(policies.map((policy, at) => writeFile(`${folder}/${at}.json`, JSON.stringify(policy))))
    await run(program, ['compile', folder, '--skip-tests', '--output=json', '--color=never'], {
      timeout: 30_000,
      maxBuffer: 8 << 20,
      env: engineEnvironment,
    })
    return null
  } catch (fault) {
    const said = fault instanceof Error && 'stdout' in fault ? String(fault.stdout).trim() : ''
    return said === '' ? 'The compiler of the engine could not be run.' : said
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
