import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const resolve = { alias: { '@': here('.'), 'server-only': here('./lib/server/ops/empty.mjs') } }
const exclude = ['**/node_modules/**', '.next/**', 'e2e/**', 'data/**']

/** Tests of the cellar that open a database; all others would say the same thing twice. */
const onDatabase = readdirSync(here('lib'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)server\/.*\.test\.ts$/.test(path))
  .map((path) => `lib/${path}`)
  .filter((path) => /\b(testDb|dbOf|freshPostgres|pgUrl)\b/.test(readFileSync(here(path), 'utf8')))

/** `unit` runs everything, on SQLite; `pg` runs what touches the database once more, on PostgreSQL. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['**/*.test.{ts,tsx}'],
          exclude,
          benchmark: { include: ['e2e/bench/*.bench.ts'], exclude: ['**/node_modules/**'] },
        },
      },
      {
        resolve,
        test: {
          name: 'pg',
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: onDatabase,
          exclude,
          globalSetup: [here('./lib/server/ops/test-cluster.mjs')],
        },
      },
    ],
  },
})
