import pg from 'pg'

/** How long a server may be silent before it is asked whether it is there, and how long that question may take. */
const silenceMs = 700
/** What takes longer than this has failed, whatever the server says. */
export const longestStatementMs = 60_000
/** So long after a question that nobody answered, the answer stands without asking anew. */
const restMs = 500

/** Tells whether one PostgreSQL server answers. */
export type ServerWatch = {
  /** True for a moment after a question stayed without an answer. */
  isAway(): boolean
  /** Resolves as `work` does; rejects with `ServerSilent` when the server stops answering before it is done. */
  whileAlive<T>(work: Promise<T>): Promise<T>
}

/** The server did not answer in time. */
export class ServerSilent extends Error {}

/**
 * Watches a server by asking it over a connection of its own, so that waiting for a lock is not taken for silence. However
 * many wait, one question is on its way. What takes longer than `longestMs` is given up though the server answers.
 */
export function watchServer(url: string, longestMs: number): ServerWatch {
  let asking: Promise<boolean> | null = null
  let awayUntil = 0
  async function ask(): Promise<boolean> {
    asking ??= answers(url).finally(() => {
      asking = null
    })
    const isThere = await asking
    if (!isThere) awayUntil = Date.now() + restMs
    return isThere
  }
  return {
    isAway: () => Date.now() < awayUntil,
    async whileAlive(work) {
      for (let waited = 0; waited < longestMs; waited += silenceMs) {
        const done = await withinSilence(work)
        if (done !== null) return done.value
        if (!(await ask())) break
      }
      throw new ServerSilent('PostgreSQL does not answer')
    },
  }
}

async function withinSilence<T>(work: Promise<T>): Promise<{ readonly value: T } | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, silenceMs, null)
  })
  try {
    return await Promise.race([work.then((value) => ({ value })), silence])
  } finally {
    clearTimeout(timer)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: silenceMs, query_timeout: silenceMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    client.end().catch(() => undefined)
  }
}
