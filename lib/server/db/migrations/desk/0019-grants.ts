import type { Kysely } from 'kysely'

/**
 * Access given to agents: grants, who decided about them, the tokens they minted (never a token itself), what they can be
 * found by, and the secrets that Remit makes for itself, sealed under the key-encryption key.
 */
export async function grants(db: Kysely<unknown>): Promise<void> {
  await createGrants(db)
  await createDecisions(db)
  await createTokens(db)
  await createLookups(db)
  await db.schema
    .createTable('own_secret')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute()
}

/** What no request has yet, or need not have. */
const later = [
  ['starts_at', 'bigint'],
  ['ends_at', 'bigint'],
  ['length_seconds', 'integer'],
  ['given_by', 'text'],
  ['ready_at', 'bigint'],
  ['claim_by', 'bigint'],
  ['claim_hash', 'text'],
  ['claimed_at', 'bigint'],
  ['holder_hash', 'text'],
  ['last_token_ends_at', 'bigint'],
  ['ended_by', 'text'],
  ['ended_at', 'bigint'],
  ['extends', 'text'],
  ['handed_from', 'text'],
] as const

async function createGrants(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('access_grant')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('template_id', 'text', (column) => column.notNull().references('template.id'))
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('agent_email', 'text', (column) => column.notNull())
    .addColumn('agent_name', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('ticket', 'text', (column) => column.notNull())
    .addColumn('reach', 'text', (column) => column.notNull())
    .addColumn('asked_by', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('request_key', 'text', (column) => column.notNull())
    .addColumn('approvals', 'integer', (column) => column.notNull())
    .addColumn('longest_seconds', 'integer', (column) => column.notNull())
    .addColumn('end_set_by', 'text', (column) => column.notNull())
    .addColumn('token_seconds', 'integer', (column) => column.notNull())
    .addColumn('claim_seconds', 'integer', (column) => column.notNull())
    .addColumn('decide_by', 'bigint', (column) => column.notNull())
    .addColumn('minted', 'integer', (column) => column.notNull())
    .addColumn('values_hash', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute()
  await addTimes(db)
  await indexGrants(db)
}

/** When it is for, what becomes of it, and what it is about. Columns are added one at a time, as SQLite wants it. */
async function addTimes(db: Kysely<unknown>): Promise<void> {
  for (const [name, type] of later) {
    await db.schema.alterTable('access_grant').addColumn(name, type).execute()
  }
}

async function indexGrants(db: Kysely<unknown>): Promise<void> {
  await index(db, 'access_grant', ['asked_at', 'id'])
  await index(db, 'access_grant', ['state', 'ends_at'])
  await index(db, 'access_grant', ['agent_email', 'asked_at'])
  await index(db, 'access_grant', ['template_id', 'asked_at'])
  await index(db, 'access_grant', ['extends'])
  await db.schema
    .createIndex('access_grant_request')
    .on('access_grant')
    .columns(['asked_by', 'request_key'])
    .unique()
    .execute()
  await db.schema.createIndex('access_grant_claim').on('access_grant').column('claim_hash').unique().execute()
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_decision')
    .addColumn('grant_id', 'text', (column) => column.notNull().references('access_grant.id'))
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('grant_decision_key', ['grant_id', 'by'])
    .execute()
}

async function createTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_token')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('grant_id', 'text', (column) => column.notNull().references('access_grant.id'))
    .addColumn('kid', 'text', (column) => column.notNull())
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .execute()
  await index(db, 'grant_token', ['grant_id', 'issued_at'])
  await index(db, 'grant_token', ['kid', 'expires_at'])
}

async function createLookups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('grant_term')
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text', (column) => column.notNull().references('access_grant.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('grant_term_key', ['term', 'grant_id'])
    .execute()
  await index(db, 'grant_term', ['grant_id'])
}

async function index(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}_${columns.join('_')}`)
    .on(table)
    .columns([...columns])
    .execute()
}
