/** The two databases Remit runs on, with the same queries and the same migrations. */
export type Dialect = 'sqlite' | 'postgres'
