// @ts-check
// Loaded before the server under test (`node --import`), never by the product: lets a test end the process between two
// statements of its database, and set its clock. What to do stands in a file, read at the start and when SIGUSR2 comes.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setClock } from '../set-clock.mjs'

/** @typedef {{ id: string, kill?: { at: number, phase: 'before' | 'after' } | { sql: string, phase: 'before' | 'after' }, shiftMs?: number, isFrozen?: boolean }} Plan */

const file = new URL(import.meta.url).searchParams.get('plan') ?? ''
const here = createRequire(import.meta.url)
/** @type {Plan} */
let plan = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { id: '' }
let statements = 0
let frozenAt = 0

process.on('SIGUSR2', () => {
  plan = JSON.parse(readFileSync(file, 'utf8'))
  statements = 0
  frozenAt = RealDate.now()
  writeFileSync(`${file}.read`, plan.id)
})

const RealDate = Date
const now = () => (plan.isFrozen ? frozenAt : RealDate.now()) + (plan.shiftMs ?? 0)
setClock(now)

/** @param {'before' | 'after'} phase @param {string} sql */
function step(phase, sql) {
  if (phase === 'before') statements += 1
  const { kill } = plan
  if (kill === undefined || kill.phase !== phase) return
  if ('sql' in kill ? sql.startsWith(kill.sql) : statements > kill.at) process.kill(process.pid, 'SIGKILL')
}

const SQLite = here('better-sqlite3')
const probe = new SQLite(':memory:')
const statement = Object.getPrototypeOf(probe.prepare('select 1'))
probe.close()
for (const name of ['run', 'all', 'iterate']) {
  const own = statement[name]
  statement[name] = function (/** @type {unknown[]} */ ...given) {
    step('before', this.source)
    const answer = own.apply(this, given)
    step('after', this.source)
    return answer
  }
}

const { Client } = here('pg')
const ask = Client.prototype.query
Client.prototype.query = function (/** @type {any[]} */ ...given) {
  const sql = typeof given[0] === 'string' ? given[0] : (given[0]?.text ?? '')
  step('before', sql)
  const answer = ask.apply(this, given)
  return typeof answer?.then !== 'function'
    ? answer
    : answer.then((/** @type {unknown} */ value) => {
        step('after', sql)
        return value
      })
}
