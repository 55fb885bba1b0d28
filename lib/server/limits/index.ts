/**
 * How often something may be done: by an account, a member or an address of the network.
 * A try is counted before anything is looked at, so that tries made at the same time count too.
 * Law: what is kept of who tried is a keyed hash, and is gone within the hour.
 */
import 'server-only'

export { neighbourhoodOf, networkOf } from '../ops/http/network.mjs'
export { makeTally } from '../ops/http/tally.mjs'
export { forgetTries, giveTryBack, type Limit, requireTry, takeTry, waitWords } from './limit'
