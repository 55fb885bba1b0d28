// @ts-check
// Loaded before the server under test (`node --import`), never by the product: time has gone on by so many milliseconds as
// stand in a file, so that a token's life passes without waiting for it. It goes on for every clock the server asks, its
// steady one and PostgreSQL's own included: one alone would be a clock that is wrong, by which nothing is given. Timers run as ever.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { setClock } from './set-clock.mjs'

const file = new URL(import.meta.url).searchParams.get('ahead') ?? ''
const RealDate = Date
let [ahead, readAt] = [0, 0]

/** What was written is known a millisecond later. */
function gone() {
  const real = RealDate.now()
  if (real !== readAt) [ahead, readAt] = [Number(readFileSync(file, 'utf8')), real]
  return ahead
}

const now = () => gone() + RealDate.now()
setClock(now)

const ticks = performance.now.bind(performance)
Object.defineProperty(performance, 'now', { value: () => gone() + ticks() })

const { Client } = createRequire(import.meta.url)('pg')
const ask = Client.prototype.query
Client.prototype.query = function (/** @type {any[]} */ ...[asked, ...rest]) {
  const text =
    typeof asked === 'string'
      ? asked.replace('clock_timestamp()', `(clock_timestamp() + interval '${gone()} ms')`)
      : asked
  return ask.apply(this, [text, ...rest])
}
