// @ts-check
// Loaded before the server under test (`node --import`), never by the product: its clock goes ahead by so many milliseconds
// as stand in a file, so that a token's life passes without waiting for it. Timers run as ever.
import { readFileSync } from 'node:fs'

const file = new URL(import.meta.url).searchParams.get('ahead') ?? ''
const RealDate = Date
let [ahead, readAt] = [0, 0]

/** What was written is known a millisecond later. */
function now() {
  const real = RealDate.now()
  if (real !== readAt) [ahead, readAt] = [Number(readFileSync(file, 'utf8')), real]
  return real + ahead
}

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    given.length === 0 ? new RealDate(now()) : Reflect.construct(target, given, made === Date ? target : made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
