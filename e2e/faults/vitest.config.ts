import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Faults and rights on the built, running app: `npm run faults`. With `--mode quick` each fault happens a few times; without
 * it, as often as it takes to come at every step. One file after another, as each server wants the machine for itself.
 */
export default defineConfig({
  resolve: { alias: { '@': here('../..'), 'server-only': here('../../lib/server/ops/empty.mjs') } },
  test: {
    root: here('.'),
    include: ['*.test.ts'],
    environment: 'node',
    globalSetup: [here('./set-up.ts')],
    fileParallelism: false,
    // Only what hangs is ended: how fast the machine is decides nothing.
    testTimeout: 1_800_000,
    hookTimeout: 600_000,
  },
})
