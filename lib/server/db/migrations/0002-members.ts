import type { Kysely } from 'kysely'
import type { Dialect } from '../dialect'

/**
 * Sign-in, members and set-up. The `auth_` tables are written by better-auth, which wants its own kinds of dates and
 * booleans (text and integer on SQLite, timestamptz and boolean on PostgreSQL).
 */
export async function members(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await createUsers(db, dialect)
  await createSessions(db, dialect)
  await createVerification(db, dialect)
  await createMembers(db)
  await createSignInLimits(db)
}

function dateType(dialect: Dialect): 'text' | 'timestamptz' {
  return dialect === 'sqlite' ? 'text' : 'timestamptz'
}

async function createUsers(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const date = dateType(dialect)
  await db.schema
    .createTable('auth_user')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', dialect === 'sqlite' ? 'integer' : 'boolean', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('created_at', date, (column) => column.notNull())
    .addColumn('updated_at', date, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('auth_account')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('user_id', 'text', (column) => column.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('access_token', 'text')
    .addColumn('refresh_token', 'text')
    .addColumn('id_token', 'text')
    .addColumn('access_token_expires_at', date)
    .addColumn('refresh_token_expires_at', date)
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('created_at', date, (column) => column.notNull())
    .addColumn('updated_at', date, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('auth_account_user').on('auth_account').column('user_id').execute()
}

async function createSessions(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const date = dateType(dialect)
  await db.schema
    .createTable('auth_session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', (column) => column.notNull().references('auth_user.id').onDelete('cascade'))
    .addColumn('expires_at', date, (column) => column.notNull())
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('created_at', date, (column) => column.notNull())
    .addColumn('updated_at', date, (column) => column.notNull())
    .execute()
  await db.schema.createIndex('auth_session_user').on('auth_session').column('user_id').execute()
}

async function createVerification(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const date = dateType(dialect)
  await db.schema
    .createTable('auth_verification')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', date, (column) => column.notNull())
    .addColumn('created_at', date, (column) => column.notNull())
    .addColumn('updated_at', date, (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('auth_rate_limit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('last_request', 'bigint', (column) => column.notNull())
    .execute()
}

async function createMembers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('user_id', 'text', (column) => column.notNull().unique().references('auth_user.id'))
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('disabled_at', 'bigint')
    .execute()
  await db.schema
    .createTable('setup_code')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('wrong_tries', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('setup_claim')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('claimed_at', 'bigint', (column) => column.notNull())
    .execute()
}

async function createSignInLimits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_in_try')
    .addColumn('account', 'text', (column) => column.primaryKey())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('window_started_at', 'bigint', (column) => column.notNull())
    .execute()
}
