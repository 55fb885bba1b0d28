/**
 * The one way in: every write is a command, every read a query, and both authenticate, parse and authorise themselves.
 * Law: nothing is written without its journal entry in the same transaction.
 */
import 'server-only'

export type { Caller, Outcome, RequestContext } from './caller'
export { command, preparedCommand, publicCommand } from './command'
export { makeId, type Operation } from './operation'
export { publicQuery, query } from './query'
export { takesRefusalEntry } from './refusal-budget'
export { storedNumber } from './stored-number'
