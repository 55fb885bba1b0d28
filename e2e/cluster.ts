import pg from 'pg'
import { startThrowAwayCluster } from '../lib/server/ops/postgres.mjs'

/** A PostgreSQL server for servers under test. */
export type Cluster = { readonly makeDatabase: () => Promise<string>; readonly stop: () => Promise<void> }

/** Takes the PostgreSQL of `TEST_DATABASE_URL`, or starts one that exists only while tests run. Each database is new, by its address. */
export async function openCluster(): Promise<Cluster> {
  const given = process.env.TEST_DATABASE_URL
  const { url, stop } = given
    ? { url: given, stop: async () => undefined }
    : await startThrowAwayCluster({ isDurable: true })
  return { makeDatabase: () => makeDatabase(url), stop }
}

async function makeDatabase(url: string): Promise<string> {
  const name = `remit_journey_${crypto.randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const target = new URL(url)
  target.pathname = `/${name}`
  return target.href
}
