import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { handleAuth } from '@/lib/members/server'
import { mountSandbox } from '@/lib/sandbox/server'
import { type Database, writeTransaction } from '@/lib/server/db'
import { absentDb, dbOnDisk } from '@/lib/server/db/testing'
import { ringOf, shareKek } from '@/lib/server/kek'
import { proxy } from '@/proxy'
import { GET as getKeySet } from './.well-known/jwks.json/route'
import { GET as getHealth } from './health/route'

const folder = mkdtempSync(join(tmpdir(), 'remit-unavailable-'))
let database: Database | null = null

beforeEach(() => {
  shareKek(ringOf(randomBytes(32)))
  vi.spyOn(console, 'info').mockImplementation(() => undefined)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await database?.close()
  database = null
  rmSync(folder, { recursive: true, force: true })
})

function signIn(): Promise<Response> {
  const headers = { origin: 'http://localhost:3000', 'content-type': 'application/json' }
  const body = JSON.stringify({ email: 'olive@example.com', password: 'a long enough password' })
  return handleAuth(new Request('http://localhost:3000/api/auth/sign-in/email', { method: 'POST', headers, body }))
}

function getPage(path: string): Promise<Response> {
  return proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { host: 'localhost:3000' } }))
}

function getDevices(): Promise<Response> {
  return mountSandbox(new Request('http://127.0.0.1:3000/api/1/devices'))
}

const away = /database does not answer/

test.each<[string, () => Promise<Response>]>([
  ['/health', getHealth],
  ['the key set', getKeySet],
  ['the API of the sandbox', getDevices],
  ['sign-in', signIn],
  ['a page', () => getPage('/templates')],
  ['the page to sign in', () => getPage('/sign-in')],
])('%s answers 503 with the reason while the database is away, and names no path or address', async (_what, ask) => {
  database = absentDb()
  const answer = await ask()
  const text = await answer.text()
  expect(answer.status).toBe(503)
  expect(text).toMatch(away)
  expect(text).not.toMatch(/127\.0\.0\.1:1|ECONNREFUSED/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('the page that stands in for others has the headers of a page, and one style that its policy lets through', async () => {
  database = absentDb()
  const answer = await getPage('/templates')
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1]
  expect(await answer.text()).toContain(`<style nonce="${nonce}">`)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('retry-after')).toBe('5')
})

test('while the disk is full what only reads goes on, and what writes is refused with the reason', async () => {
  database = await dbOnDisk(folder, () => 64 * 1024 * 1024)
  expect((await getHealth()).status).toBe(200)
  await database.close()
  let free = 64 * 1024 * 1024
  database = await dbOnDisk(folder, () => free)
  free -= 1
  const health = await getHealth()
  expect([health.status, await health.json()]).toMatchObject([503, { status: 'unavailable', reason: 'disk' }])
  expect((await getKeySet()).status).toBe(200)
  expect((await getPage('/templates')).status).toBe(200)
  const refused = await signIn()
  expect([refused.status, await refused.json()]).toMatchObject([
    503,
    { failure: { code: 'unavailable', message: expect.stringMatching(/disk .* almost full/) } },
  ])
})

test('health, and the look at the database before a page, wait for nobody who writes', async () => {
  database = await dbOnDisk(folder, () => Number.POSITIVE_INFINITY)
  let end = (): void => undefined
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  const writing = writeTransaction(database.db, () => held)
  expect((await getHealth()).status).toBe(200)
  expect((await getPage('/sign-in')).status).toBe(200)
  end()
  await writing
})
