import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const resolve = { alias: { '@': here('.'), 'server-only': here('./lib/server/ops/empty.mjs') } }
const exclude = ['**/node_modules/**', '.next/**', 'e2e/**', 'data/**']

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
          include: ['lib/**/server/**/*.test.ts'],
          exclude: [...exclude, 'lib/server/{env,observability,ops}/**'],
          globalSetup: [here('./lib/server/ops/test-cluster.mjs')],
        },
      },
    ],
  },
})
