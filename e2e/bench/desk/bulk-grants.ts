import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Fills a database that nobody has open with so many ended grants, spread evenly over a year before now: a bulk path of this
 * bench alone. Each is a copy of the grant `model`, which the product gave, with an id, agent, words, times and keyed hashes of
 * its own; every fifth reaches what the model reaches, as many grants do that have no condition. What is sealed is of the real
 * size, but is bound to the model and opens for no copy.
 */
export function addGrants(folder: string, { model, count, now }: { model: string; count: number; now: number }): void {
  const data = new Database(join(folder, 'data/remit.db'))
  data.pragma('synchronous = off')
  data.pragma('cache_size = -1000000')
  data.exec('create temp table bulk (id text, n integer, at integer)')
  data
    .prepare(
      `with recursive counted(n) as (select 1 union all select n + 1 from counted where n < @count)
       insert into bulk select 'gnt_' || lower(hex(randomblob(10))), n, @now - (@count - n + 1) * (31536000000 / @count) from counted`,
    )
    .run({ count, now })
  data.transaction(() => {
    insertCopies(data, model)
    data.exec(`
      insert into grant_search (grant_id, at, agent, words)
        select b.id, b.at, g.agent_email || char(10) || lower(g.agent_name), lower(g.reason) || char(10) || lower(g.ticket)
        from bulk b join access_grant g on g.id = b.id;
      insert into grant_term (term, grant_id) select lower(hex(randomblob(21))) || 'v', id from bulk;
    `)
    data
      .prepare(
        `insert into grant_reach (grant_id, term, at, last_token_ends_at)
         select b.id, iif(b.n % 5 = 0, r.term, lower(hex(randomblob(21))) || 'r'), b.at, b.at + 3600000
         from bulk b, (select term from grant_reach where grant_id = ?) r`,
      )
      .run(model)
    data
      .prepare(
        `insert into grant_token (id, grant_id, kid, issued_at, expires_at, sha256)
         select 'tok_' || lower(hex(randomblob(10))), b.id, t.kid, b.at, b.at + 3600000, t.sha256
         from bulk b, (select * from grant_token where grant_id = ?) t`,
      )
      .run(model)
  })()
  data.close()
}

/** What differs between the copies, as SQL over the row `b` of the bulk; all other columns are those of the model. */
const own: Readonly<Record<string, string>> = {
  id: 'b.id',
  state: `'ended'`,
  agent_email: `'agent' || (b.n % 500) || '@acme.example'`,
  agent_name: `'Agent Number ' || (b.n % 500)`,
  reason: `'The customer cannot find export ' || b.n || ' of last week.'`,
  ticket: `'TCK-' || b.n`,
  asked_at: 'b.at',
  request_key: `'bulk' || b.id`,
  decide_by: 'b.at + 86400000',
  ready_at: 'b.at',
  starts_at: 'null',
  ends_at: 'b.at + 3600000',
  claimed_at: 'b.at',
  last_token_ends_at: 'b.at + 3600000',
  claim_hash: 'null',
  values_hash: 'lower(hex(randomblob(21)))',
}

function insertCopies(data: Database.Database, model: string): void {
  const columns = data.prepare<[], { name: string }>(
    'select name from pragma_table_info(?)'.replace('?', `'access_grant'`),
  )
  const names = columns.all().map(({ name }) => name)
  const values = names.map((name) => own[name] ?? `m.${name}`).join(', ')
  data
    .prepare(
      `insert into access_grant (${names.join(', ')}) select ${values} from bulk b, (select * from access_grant where id = ?) m`,
    )
    .run(model)
}
