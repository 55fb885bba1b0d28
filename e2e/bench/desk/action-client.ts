import { readFileSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { idOfAction } from '../action-id'

/** A signed-in browser as far as the server sees it, without a page: its cookies, and connections that are kept open. */
export type Client = {
  /** Calls a server action as a page does, and returns what it answered. Throws what it refused. */
  act<T>(address: string, action: { readonly file: string; readonly name: string }, input: object): Promise<T>
  get(address: string): Promise<string>
  /** Sends a form without one, as the page of an agent asks for its next token. Throws when it is refused. */
  post(address: string): Promise<string>
  close(): void
}

type Origin = { readonly origin: string; readonly cookie: string; readonly localAddress?: string }

export function openClient({ origin, cookie, localAddress }: Origin): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ...(localAddress === undefined ? {} : { localAddress }) })
  const cookies = new Map(cookie === '' ? [] : cookie.split('; ').map((pair) => split(pair)))
  const send = async (method: string, address: string, headers: Record<string, string>, body?: string) => {
    const own = { origin, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...headers }
    const answer = await exchange(new URL(address, origin), { method, agent, headers: own }, body)
    for (const set of answer.setCookies) cookies.set(...split(set.split(';')[0] ?? ''))
    if (answer.status >= 300)
      throw new Error(`${method} ${address} answered ${answer.status}: ${answer.text.slice(0, 300)}`)
    return answer.text
  }
  return {
    act: async (address, { file, name }, input) => {
      const headers = {
        'next-action': idOfAction(file, name),
        accept: 'text/x-component',
        'content-type': 'text/plain;charset=UTF-8',
      }
      return resultOf(await send('POST', address, headers, JSON.stringify([input])))
    },
    get: (address) => send('GET', address, {}),
    post: (address) => send('POST', address, {}),
    close: () => agent.destroy(),
  }
}

/** The cookies of a kept browser state, as a browser sends them. */
export function cookiesOf(file: string): string {
  const state: { cookies: { name: string; value: string }[] } = JSON.parse(readFileSync(file, 'utf8'))
  return state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

function split(pair: string): [string, string] {
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

function resultOf<T>(answer: string): T {
  const [, line] = /^\w+:(\{"ok":.*\})$/m.exec(answer) ?? []
  const outcome: { ok: boolean; value: T } = JSON.parse(line ?? 'null') ?? { ok: false }
  if (outcome.ok) return outcome.value
  throw new Error(`The action refused: ${(line ?? answer).slice(0, 400)}`)
}

type Sent = { readonly method: string; readonly agent: Agent; readonly headers: Record<string, string> }
type Answer = { readonly status: number; readonly text: string; readonly setCookies: readonly string[] }

function exchange(url: URL, sent: Sent, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...sent, headers: { ...sent.headers, 'content-length': Buffer.byteLength(body) } })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the server closed just now was never read from: the request is sent again on a new one.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(exchange(url, sent, body))
      else reject(error)
    })
    asked.on('response', (answer: IncomingMessage) => {
      const parts: Buffer[] = []
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .on('error', reject)
        .on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
            setCookies: answer.headers['set-cookie'] ?? [],
          }),
        )
    })
    asked.end(body)
  })
}
