import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const resolve = { alias: { '@': here('.'), 'server-only': here('./lib/server/ops/empty.mjs') } }
const exclude = ['**/node_modules/**', '.next/**', 'e2e/**', 'data/**']

const inLib = readdirSync(here('lib'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => `lib/${path}`)

/** Tests of the cellar that open a database; all others would say the same thing twice. */
const onDatabase = inLib
  .filter((path) => path.includes('/server/'))
  .filter((path) => /\b(testDb|dbOf|freshPostgres|pgUrl)\b/.test(readFileSync(here(path), 'utf8')))

/** Rules in daylight have no state, nor have their tests, so these may stand in one process without seeing each other. */
const pure = inLib.filter((path) => !/\/server\/|^lib\/house[./]/.test(path))

// Only what hangs is ended: how fast the machine is decides nothing.
const common = {
  environment: 'node',
  testTimeout: 600_000,
  hookTimeout: 600_000,
  // Tests give within one minute of their own what people give in a day; the one of the limit sets its own.
  env: { GIVING_PER_MINUTE: '100000' },
} as const

/**
 * Each file runs once, the pure ones in `pure` and all others in `unit`, on SQLite; `pg` runs what touches the database once
 * more, on PostgreSQL. `--project '!pg' <file>` runs a file once wherever it belongs.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          ...common,
          name: 'pure',
          isolate: false,
          restoreMocks: true,
          include: pure,
          exclude,
        },
      },
      {
        resolve,
        test: {
          ...common,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...pure],
          benchmark: { include: ['e2e/bench/*.bench.ts'], exclude: ['**/node_modules/**'] },
        },
      },
      {
        resolve,
        test: {
          ...common,
          name: 'pg',
          include: onDatabase,
          exclude,
          globalSetup: [here('./lib/server/ops/test-cluster.mjs')],
        },
      },
    ],
  },
})
