import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../lib/server/ops/postgres.mjs'
import { expect, test } from '../fixtures'

const root = join(import.meta.dirname, '../..')
const app = 'https://remit.test'
const folder = mkdtempSync(join(tmpdir(), 'remit-strangers-'))
let server: ChildProcess
let port = 0
let printed = ''

/** A Remit of its own behind a proxy that speaks https: what strangers do to it disturbs no other test. */
test.beforeAll(async () => {
  port = await freePort()
  server = spawn(process.execPath, ['lib/server/ops/serve.mjs'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: 'loopback',
      APP_ORIGIN: app,
      SANDBOX_ORIGIN: 'https://sandbox.test',
      DATA_DIR: join(folder, 'data'),
      DATABASE_URL: '',
      REMIT_KEK: Buffer.alloc(32, 7).toString('base64'),
      REMIT_KEK_FILE: '',
      TRUSTED_PROXIES: '',
    },
  })
  for (const output of [server.stdout, server.stderr]) output?.on('data', (text) => (printed += text))
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('Remit is ready')
})

test.afterAll(async () => {
  server.kill('SIGTERM')
  await once(server, 'exit')
  rmSync(folder, { recursive: true })
})

type Asked = {
  readonly method?: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

function ask({ method = 'GET', path, headers = {}, body = '' }: Asked) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const target = { host: '127.0.0.1', port, method, path, agent: false, headers: { host: 'remit.test', ...headers } }
    const sent = request(target, async (response) => {
      const chunks = await response.toArray()
      const text = Buffer.concat(chunks).toString()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
    })
    sent.once('error', reject).end(body)
  })
}

/** Says that so many bytes come, sends none, and resolves with what is answered all the same. */
function announce(bytes: number, more: readonly string[]): Promise<string> {
  const lines = ['POST /invite HTTP/1.1', 'Host: remit.test', `Origin: ${app}`, `Content-Length: ${bytes}`, ...more]
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))
    socket.once('data', (data) => {
      resolve(data.toString())
      socket.destroy()
    })
    socket.once('error', reject)
  })
}

/** The id by which a browser sends an action, as the build gave it. */
function idOf(file: string, name: string): string {
  const manifest: { node: Record<string, { filename: string; exportedName: string }> } = JSON.parse(
    readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8'),
  )
  const found = Object.entries(manifest.node).find(([, at]) => at.filename === file && at.exportedName === name)
  return found?.[0] ?? ''
}

const readInvite = idOf('app/(auth)/invite/actions.ts', 'read')
const importAll = idOf('app/(console)/templates/actions.ts', 'importAll')

test('large arguments of strangers are refused before a byte of them is read, whatever cookie they show', async () => {
  const cookie = `__Host-remit_session=${'a'.repeat(32)}.${encodeURIComponent(Buffer.alloc(32).toString('base64'))}`
  const anybody = await Promise.all(
    Array.from({ length: 20 }, () => announce(1_000_000, [`Next-Action: ${readInvite}`])),
  )
  for (const answer of anybody) {
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('larger than 32 kB, which is all Remit takes before you are signed in')
  }
  const madeUp = await Promise.all(
    Array.from({ length: 20 }, () => announce(5_800_000, [`Next-Action: ${importAll}`, `Cookie: ${cookie}`])),
  )
  for (const answer of madeUp) expect(answer).toMatch(/^HTTP\/1\.1 401 [\s\S]*Sign in and try again/)
  expect(await ask({ path: '/health' })).toMatchObject({ status: 200 })
})

test('arguments that cannot be read get 400 and one short line in the log, and after twenty no further', async () => {
  const headers = { origin: app, 'next-action': readInvite, 'content-type': 'text/plain;charset=UTF-8' }
  const broken = { method: 'POST', path: '/invite', headers, body: '["$F1"]' }
  const before = printed.length
  for (let count = 0; count < 20; count += 1) {
    const answer = await ask(broken)
    expect(answer.status).toBe(400)
    expect(answer.body).toContain('"code":"bad_request"')
  }
  expect(await ask(broken)).toMatchObject({ status: 429 })
  const lines = printed.slice(before).trim().split('\n')
  expect(lines).toHaveLength(20)
  for (const line of lines) expect(line).toMatch(/^\{"deed":"action\.arguments",.{0,150}\}$/)
})

test('two Host lines are refused', async () => {
  expect(await announce(0, ['Host: sandbox.test'])).toMatch(/^HTTP\/1\.1 400 /)
})

test.describe('with https, browsers are told to insist on it', () => {
  for (const [what, asked] of Object.entries<Asked>({
    'a page': { path: '/sign-in' },
    'a redirect of Next': { path: '//x' },
    'a static file that is none': { path: '/_next/static/none.js' },
    health: { path: '/health' },
    'a refusal': { method: 'TRACE', path: '/' },
    'the sandbox': { path: '/dashboard', headers: { host: 'sandbox.test' } },
  })) {
    test(`by ${what}`, async () => {
      expect((await ask(asked)).headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    })
  }
})
