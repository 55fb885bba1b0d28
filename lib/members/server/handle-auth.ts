import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes } from '@/lib/base'
import { isVisibleText } from '@/lib/json'
import { database, readDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { forgetTries, type Limit, takeTry, waitWords } from '@/lib/server/limits'
import { auth } from './auth'
import { recordSignIn } from './record-sign-in'

const credentials = z.object({
  email: z.string().min(1).max(320).refine(isVisibleText),
  password: z.string().min(1).max(1_024),
})
const largestBody = 8_192

/** An account has so many tries, wherever they come from, until the right password; addresses are counted by the library. */
const signIns: Limit = { name: 'sign-in', of: 'tries', tries: 10, windowMs: 15 * 60_000 }

/**
 * Answers `/api/auth/sign-in/email` and `/api/auth/sign-out`, the only two doors of the sign-in library that are open.
 * Refuses any Origin but the app's own, absent ones too, and anything but JSON. Answers like an operation:
 * `{ ok: true }` or `{ ok: false, failure }`; a session token never stands in a body.
 */
export async function handleAuth(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (request.method !== 'POST') return refuse('not_found')
  if (request.headers.get('origin') !== env().APP_ORIGIN) return refuse('foreign_origin')
  try {
    if (pathname === '/api/auth/sign-in/email') return await signIn(request)
    if (pathname === '/api/auth/sign-out') return await signOut(request)
  } catch (thrown) {
    if (thrown instanceof AppError) return refuse(thrown.code, thrown.message)
    throw thrown
  }
  return refuse('not_found')
}

async function signIn(request: Request): Promise<Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) return refuse('bad_request')
  const body = await request.text()
  if (body.length > largestBody) return refuse('too_large')
  const given = credentials.safeParse(readJson(body))
  if (!given.success) return refuse('bad_request', 'Enter your e-mail address and your password.')
  const email = given.data.email.trim().toLowerCase()
  // One name for an account, however its address is spelled.
  const account = email.normalize('NFKC')
  const db = await readDb()
  const waitMs = await takeTry(db, signIns, { by: account, now: Date.now() })
  if (waitMs > 0) return tooMany(Math.ceil(waitMs / 1000))
  const answer = await forward(request, '/sign-in/email', { email, password: given.data.password })
  if (answer.status === 429) return tooMany(Number(answer.headers.get('x-retry-after')) || 60)
  await recordSignIn(request.headers, answer.ok ? email : null)
  if (!answer.ok) return refuse('unauthenticated', 'The e-mail address or the password is not right.')
  await forgetTries(db, signIns, account)
  return accept(answer)
}

async function signOut(request: Request): Promise<Response> {
  const response = accept(await forward(request, '/sign-out', {}))
  // The theme lives in a cookie of its own and may stay; the session cookie is ended by name.
  response.headers.set('Clear-Site-Data', '"cache", "storage"')
  return response
}

/** Hands on only what the sign-in library needs, so that no other header or field can steer it. */
async function forward(request: Request, path: string, body: object): Promise<Response> {
  const { APP_ORIGIN } = env()
  const headers = new Headers({ 'content-type': 'application/json', origin: APP_ORIGIN })
  for (const name of ['cookie', 'user-agent', 'x-remit-client-address']) {
    const value = request.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const { handler } = await auth()
  const url = `${APP_ORIGIN}/api/auth${path}`
  const answer = await handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }))
  // The library makes a 500 of whatever breaks in it; a wrong password it is not.
  if (answer.status >= 500) throw await whatBroke()
  return answer
}

async function whatBroke(): Promise<AppError> {
  const obstacle = await (await database()).findObstacle()
  return obstacle === null ? new AppError('internal') : new AppError('unavailable', { message: obstacle.sentence })
}

function accept(answer: Response): Response {
  const response = Response.json({ ok: true, value: null }, { headers: { 'Cache-Control': 'no-store' } })
  for (const cookie of answer.headers.getSetCookie()) response.headers.append('Set-Cookie', cookie)
  return response
}

function tooMany(seconds: number): Response {
  const response = refuse('too_many', `Too many ${signIns.of}. Wait ${waitWords(seconds * 1000)} and try again.`)
  response.headers.set('Retry-After', String(seconds))
  return response
}

function refuse(code: ErrorCode, message: string = errorCodes[code].sentence): Response {
  const { status } = errorCodes[code]
  return Response.json({ ok: false, failure: { code, message } }, { status, headers: { 'Cache-Control': 'no-store' } })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
