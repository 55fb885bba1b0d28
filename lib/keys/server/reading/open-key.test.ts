import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEncrypted } from './open-key'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-worker-'))
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts another program in the place of the one that opens keys. */
function runInstead(program: string): void {
  const file = join(folder, 'lib/keys/server/reading/open-worker.mjs')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, program)
}

test.each([
  ['ends without a word', 'process.exit(0)', { code: 'unavailable' }],
  ['has nothing to say', '', { code: 'unavailable' }],
  ['fails', "throw new Error('out of memory')", { message: 'out of memory' }],
])('a thread that %s gives its place back at once', async (_how, program, refusal) => {
  runInstead(program)
  // Three times as many as there are places: with a place lost each, the others would be turned away or wait for the deadline.
  for (let count = 0; count < 6; count += 1)
    await expect(openEncrypted('key', 'passphrase')).rejects.toMatchObject(refusal)
  runInstead("import { parentPort } from 'node:worker_threads'\nparentPort.postMessage(null)")
  expect(await openEncrypted('key', 'passphrase')).toBeNull()
})
