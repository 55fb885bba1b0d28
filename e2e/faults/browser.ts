import { readFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { actionAnswer } from './flight'

/** An answer of the running app. */
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** How an action answers: as the operations do. */
export type Outcome =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | {
      readonly ok: false
      readonly failure: { readonly code: string; readonly message: string; readonly field?: string }
    }

type Asked = {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** The server actions of the build: the id by which a browser sends each, and a page of the app that carries it. */
export type BuiltAction = { readonly id: string; readonly page: string }

const root = join(import.meta.dirname, '../..')

/** Every server action of the build, by file and export, as the list of ways in names them. */
export function builtActions(): ReadonlyMap<string, BuiltAction> {
  const manifest: {
    node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
  } = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8'))
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => [
      `${filename} ${exportedName}`,
      { id, page: pathOf(Object.keys(workers)[0] ?? '') },
    ]),
  )
}

/** The address of a page or route by its place in the tree, without its groups and its last part; blanks stay blanks. */
export function pathOf(place: string): string {
  const parts = place.split('/').slice(1, -1)
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
}

/** One browser: its cookies, and the address of the loopback network that it comes from, so that no limit is shared. */
export class Browser {
  readonly #origin: string
  readonly #actions: ReadonlyMap<string, BuiltAction>
  readonly #address: string
  readonly #cookies: Map<string, string>

  constructor(origin: string, address: string, cookies: Readonly<Record<string, string>> = {}) {
    this.#origin = origin
    this.#address = address
    this.#cookies = new Map(Object.entries(cookies))
    this.#actions = builtActions()
  }

  /** All that it keeps. */
  get cookies(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#cookies)
  }

  /** Sends a request as this browser, and keeps the cookies that are set. Rejects when the connection breaks. */
  ask({ method = 'GET', path, headers = {}, body = '' }: Asked): Promise<Answer> {
    const { host, port } = new URL(this.#origin)
    const cookie = this.#cookieLine()
    const target = { host: '127.0.0.1', port, method, path, agent: false, localAddress: this.#address }
    return new Promise((resolve, reject) => {
      const sent = request({ ...target, headers: { host, ...(cookie ? { cookie } : {}), ...headers } }, (response) => {
        response
          .toArray()
          .then((chunks) => {
            for (const line of response.headers['set-cookie'] ?? []) this.#keep(line)
            resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) })
          })
          .catch(reject)
      })
      sent.once('error', reject).end(body)
    })
  }

  /** What a server action is sent with: by its file and export (`app/…/actions.ts name`). */
  action(way: string, input: unknown, path?: string): Required<Asked> {
    const action = this.#actions.get(way)
    if (action === undefined) throw new Error(`There is no action ${way} in the build.`)
    const headers = {
      origin: this.#origin,
      'next-action': action.id,
      'content-type': 'text/plain;charset=UTF-8',
      accept: 'text/x-component',
    }
    return { method: 'POST', path: path ?? action.page, headers, body: JSON.stringify([input]) }
  }

  /** The request that calls a server action, byte for byte, for a connection of its own. */
  raw(way: string, input: unknown): string {
    const { path, headers, body } = this.action(way, input)
    const all = { host: new URL(this.#origin).host, cookie: this.#cookieLine(), ...headers, connection: 'close' }
    const lines = Object.entries({ ...all, 'content-length': Buffer.byteLength(body) })
    return `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
  }

  /** Calls a server action, and answers how it ended; a refusal of the server itself counts as one by its code. */
  async act(way: string, input: unknown, path?: string): Promise<Outcome> {
    const answer = await this.ask(this.action(way, input, path))
    if (answer.headers['content-type']?.startsWith('text/x-component')) return actionAnswer(answer.body) as Outcome
    return { ok: false, failure: failureIn(answer) }
  }

  /** Calls a server action that must succeed. */
  async done(way: string, input: unknown): Promise<Record<string, unknown>> {
    const outcome = await this.act(way, input)
    if (outcome.ok) return outcome.value
    throw new Error(`${way}: ${outcome.failure.code}: ${outcome.failure.message}`)
  }

  /** Posts JSON to a route, and answers its status with what it says. */
  async post(path: string, body: unknown): Promise<{ readonly status: number; readonly value: unknown }> {
    const headers = { origin: this.#origin, 'content-type': 'application/json' }
    const answer = await this.ask({ method: 'POST', path, headers, body: JSON.stringify(body) })
    return { status: answer.status, value: valueIn(answer) }
  }

  async signIn(email: string, password: string): Promise<void> {
    const { status, value } = await this.post('/api/auth/sign-in/email', { email, password })
    if (status !== 200) throw new Error(`Signing in was refused (${status}): ${JSON.stringify(value)}`)
  }

  #cookieLine(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '' || /max-age=0/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

function valueIn({ body }: Answer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return body.toString().slice(0, 300)
  }
}

function failureIn(answer: Answer): { readonly code: string; readonly message: string } {
  const value = valueIn(answer)
  const code = typeof value === 'object' && value !== null && 'code' in value ? String(value.code) : `${answer.status}`
  return { code, message: answer.body.toString().slice(0, 300) }
}
