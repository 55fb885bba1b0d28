// @ts-check
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packaged = '/usr/lib/postgresql'
const isRoot = process.getuid?.() === 0

/** The folder of the newest PostgreSQL server programs on this machine, or `null`. */
export function findPostgres() {
  const versions = existsSync(packaged) ? readdirSync(packaged) : []
  const folders = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(packaged, version, 'bin'))
  const onPath = (process.env.PATH ?? '').split(path.delimiter)
  return [...folders, ...onPath].find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null
}

/**
 * Where a throw-away cluster is, so that another process can speak of it too.
 * @typedef {{ folder: string, port: number, settings: string }} ClusterPlace
 */

/**
 * A throw-away cluster. `pause` stops every process of it where it is, so that it still takes connections and answers
 * nothing; `halt` ends it at once, as a fault would, and `start` begins it again.
 * @typedef {{ url: string, place: ClusterPlace, pause: () => Promise<void>, resume: () => Promise<void>, halt: () => Promise<void>, start: () => Promise<void>, stop: () => Promise<void> }} Cluster
 */

/**
 * Starts a PostgreSQL cluster that exists only while tests run: own folder, own port. Its address is for a role that is no
 * superuser, as Remit demands. Nothing is synced to disk unless it is durable, as Remit demands of a database that it is
 * started on.
 * @internal
 * @param {{ isDurable?: boolean }} [options]
 * @returns {Promise<Cluster>}
 */
export async function startThrowAwayCluster({ isDurable = false } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'remit-pg-'))
  if (isRoot) await chown(folder, ...(await postgresUser()))
  const port = await freePort()
  const loose = isDurable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_connections=200 ${loose}`
  const data = path.join(folder, 'data')
  const fresh = ['-U', 'postgres', '--auth=trust', '--no-sync', '--encoding=UTF8', '--locale=C']
  await asPostgres('initdb', ['-D', data, ...fresh])
  const cluster = clusterAt({ folder, port, settings })
  await cluster.start()
  await makeRole(port)
  return cluster
}

/**
 * A throw-away cluster that this or another process started.
 * @internal
 * @param {ClusterPlace} place
 * @returns {Cluster}
 */
export function clusterAt(place) {
  const { folder, port, settings } = place
  const data = path.join(folder, 'data')
  const halt = () => asPostgres('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
  return {
    url: `postgresql://remit@127.0.0.1:${port}/postgres`,
    place,
    pause: () => signalAll(data, 'SIGSTOP'),
    resume: () => signalAll(data, 'SIGCONT'),
    halt,
    start: () => asPostgres('pg_ctl', ['-D', data, '-l', path.join(folder, 'log'), '-w', '-o', settings, 'start']),
    async stop() {
      await halt()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** @param {string} data @param {'SIGSTOP' | 'SIGCONT'} signal */
async function signalAll(data, signal) {
  const [postmaster = ''] = (await readFile(path.join(data, 'postmaster.pid'), 'utf8')).split('\n')
  // The first one makes the others, so it stops first.
  if (signal === 'SIGSTOP') process.kill(Number(postmaster), signal)
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid='])
  for (const [, pid, parent] of stdout.matchAll(/^\s*(\d+)\s+(\d+)\s*$/gm)) {
    if (parent === postmaster) process.kill(Number(pid), signal)
  }
  if (signal === 'SIGCONT') process.kill(Number(postmaster), signal)
}

/** Loaded late: whoever only looks for programs has no packages yet. @param {number} port */
async function makeRole(port) {
  const { Client } = await import('pg')
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query('create role remit login createdb')
  await client.end()
}

/** The server refuses to run as root. @param {string} name @param {string[]} args */
async function asPostgres(name, args) {
  const programs = findPostgres()
  if (programs === null)
    throw new Error('No PostgreSQL server is installed. Run: apt-get install postgresql (or set TEST_DATABASE_URL)')
  const program = path.join(programs, name)
  if (isRoot) await run('runuser', ['-u', 'postgres', '--', program, ...args], { cwd: '/' })
  else await run(program, args)
}

/** @returns {Promise<[number, number]>} */
async function postgresUser() {
  const ids = await Promise.all(['-u', '-g'].map((which) => run('id', [which, 'postgres'])))
  return [Number(ids[0]?.stdout), Number(ids[1]?.stdout)]
}

/** A port that nothing listens on right now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
