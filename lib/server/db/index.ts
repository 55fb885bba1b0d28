/**
 * The one database behind Remit, SQLite or PostgreSQL, with the same queries on both.
 * Law: writing needs a `WriteTx`, and only a command can open one.
 */
import 'server-only'

export { type Database, database, type ReadDb, readDb, type WriteTx, writeTransaction } from './client'
export { refuseJournalChanges } from './migrations/0001-journal'
export { DatabaseUnavailable } from './obstacle'
