import pg from 'pg'

/** How long a server may be silent before it is asked whether it is there. */
const silenceMs = 700
/** How long that question may take. With the silence before it: two seconds at most until somebody is refused. */
const questionMs = 1_200
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
  /** Ends the connection it asks over. */
  close(): void
}

/** The server did not answer in time. */
export class ServerSilent extends Error {}

/**
 * Watches a server by asking it over a connection of its own, so that waiting for a lock is not taken for silence. However
 * many wait, one question is on its way. What takes longer than `longestMs` is given up though the server answers.
 */
export function watchServer(url: string, longestMs: number): ServerWatch {
  const questioner = new Questioner(url)
  let asking: Promise<boolean> | null = null
  let awayUntil = 0
  async function ask(): Promise<boolean> {
    asking ??= questioner.isAnswered().finally(() => {
      asking = null
    })
    const isThere = await asking
    if (!isThere) awayUntil = Date.now() + restMs
    return isThere
  }
  return {
    isAway: () => Date.now() < awayUntil,
    close: () => questioner.close(),
    async whileAlive(work) {
      questioner.open().catch(() => undefined)
      for (let waited = 0; waited < longestMs; waited += silenceMs) {
        const done = await within(silenceMs, work)
        if (done !== null) return done.value
        if (!(await ask())) break
      }
      throw new ServerSilent('PostgreSQL does not answer')
    },
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<{ readonly value: T } | null> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<null>((resolve) => {
    // A process that was held up itself has not read yet what came meanwhile: that is read first.
    timer = setTimeout(() => setImmediate(resolve, null), ms)
  })
  try {
    return await Promise.race([work.then((value) => ({ value })), silence])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * Asks a server whether it is there over one connection that stays open: for each new one a busy machine starts a process
 * first, which takes longer than any answer. A connection that failed or stayed silent is replaced.
 */
class Questioner {
  readonly #url: string
  #current: { readonly client: pg.Client; readonly ready: Promise<unknown> } | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** Opens the connection beforehand, so that it is there when something has to be asked. */
  open(): Promise<pg.Client> {
    const { client, ready } = this.#current ?? this.#connect()
    return ready.then(() => client)
  }

  async isAnswered(): Promise<boolean> {
    const asked = this.open().then((client) => client.query('select 1'))
    const answer = await within(
      questionMs,
      asked.then(
        () => true,
        () => false,
      ),
    )
    if (answer?.value) return true
    this.close()
    return false
  }

  close(): void {
    this.#current?.client.end().catch(() => undefined)
    this.#current = null
  }

  #connect() {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    // One that was replaced may still report its end, which is not the end of the one after it.
    const drop = (): void => {
      if (this.#current?.client === client) this.close()
    }
    client.on('error', drop)
    const ready = client.connect()
    ready.catch(drop)
    this.#current = { client, ready }
    return this.#current
  }
}
