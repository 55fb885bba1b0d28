// @ts-check
import { startThrowAwayCluster } from './postgres.mjs'

/**
 * Vitest global set-up of the project `pg`: gives the tests the address of a PostgreSQL server, in which each test file
 * makes its own database.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    project.provide('pgUrl', given)
    return
  }
  const cluster = await startThrowAwayCluster()
  project.provide('pgUrl', cluster.url)
  return cluster.stop
}
