import { z } from 'zod'

/** Columns of counts have 32 bits on PostgreSQL, and a count must still be able to grow by one. */
const largest = 2 ** 31 - 2

/** A number from 1 that the database counts, such as a revision or a version: the same bound on both databases. */
export const storedNumber = z.int().positive().max(largest, 'There is no such number.')
