import { sql } from 'kysely'
import type { Database, ReadDb } from '@/lib/server/db'
import type { JournalTable, JournalTables } from './tables'

/** The end of the chain as it stands in its own row. */
export async function readHead(db: ReadDb): Promise<{ readonly seq: number; readonly hash: string }> {
  const head = db.withTables<JournalTables>().selectFrom('journal_head').select(['seq', 'hash'])
  return (await head.where('id', '=', 1).executeTakeFirst()) ?? { seq: 0, hash: '' }
}

/** The highest number of an entry, 0 when there is none. */
export async function readLastSeq(db: ReadDb): Promise<number> {
  const journal = db.withTables<JournalTables>().selectFrom('journal').select('seq')
  return (await journal.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.seq ?? 0
}

/** The next entries after a number, up to another one, in order. */
export async function readEntriesAfter(
  db: ReadDb,
  seq: number,
  { upTo, limit }: { readonly upTo: number; readonly limit: number },
): Promise<readonly JournalTable[]> {
  const journal = db.withTables<JournalTables>().selectFrom('journal').selectAll()
  return journal.where('seq', '>', seq).where('seq', '<=', upTo).orderBy('seq').limit(limit).execute()
}

/** A trigger on the journal; `isKept` says that it is switched on and still refuses. */
export type FoundTrigger = { readonly name: string; readonly isKept: boolean }

/** The triggers on the journal. */
export async function readTriggers(db: ReadDb, dialect: Database['dialect']): Promise<readonly FoundTrigger[]> {
  return dialect === 'sqlite' ? sqliteTriggers(db) : postgresTriggers(db)
}

async function sqliteTriggers(db: ReadDb): Promise<readonly FoundTrigger[]> {
  const { rows } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master where type = 'trigger' and tbl_name = 'journal'
  `.execute(db)
  return rows.map(({ name, sql: text }) => ({
    name,
    isKept: /^create trigger \w+ before (update|delete) on journal begin select raise\(abort,[^;]*\); end$/i.test(text),
  }))
}

async function postgresTriggers(db: ReadDb): Promise<readonly FoundTrigger[]> {
  const { rows } = await sql<{ name: string; state: string; source: string }>`
    select tgname as name, tgenabled::text as state, prosrc as source
    from pg_trigger join pg_proc on pg_proc.oid = tgfoid
    where tgrelid = 'journal'::regclass and not tgisinternal
  `.execute(db)
  return rows.map(({ name, state, source }) => ({
    name,
    isKept: /^[OA]$/.test(state) && /^\s*begin raise exception '[^']*'; end\s*$/i.test(source),
  }))
}
