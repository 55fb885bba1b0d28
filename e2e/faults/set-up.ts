import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { type Role, roles } from '@/lib/authz'
import { startThrowAwayCluster } from '../../lib/server/ops/postgres.mjs'
import { startTestServer } from '../../lib/server/ops/test-server.mjs'
import { kek, plantSeed, type Seed, seedName } from './seed'

/** Vitest global set-up: sets Remit up once on each database, for the tests to copy. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'remit-faults-'))
  const cluster = await startThrowAwayCluster({ isDurable: true })
  const url = new URL(cluster.url)
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database ${seedName}`)
  await client.end()
  url.pathname = `/${seedName}`
  const sqlite = await plant(folder, {}, roles)
  const postgres = await plant(join(folder, 'postgres'), { DATABASE_URL: url.href }, ['lead', 'requester'])
  project.provide('planted', { folder, cluster: cluster.place, sqlite, postgres })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function plant(
  folder: string,
  settings: Readonly<Record<string, string>>,
  people: readonly Role[],
): Promise<Seed> {
  mkdirSync(folder, { recursive: true })
  const log = join(folder, 'server.log')
  const server = await startTestServer({
    dataFolder: join(folder, 'data'),
    log,
    settings: { REMIT_KEK: kek, ...settings },
  })
  const seed = await plantSeed(server.origin, log, people)
  await server.stop()
  return seed
}
