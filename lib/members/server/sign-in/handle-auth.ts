import { z } from 'zod'
import { AppError, type ErrorCode, errorCodes } from '@/lib/base'
import { isVisibleText } from '@/lib/json'
import { database, readDb, writeTransaction } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { waitWords } from '@/lib/server/limits'
import { findPasswordByEmail, isStillPassword } from '../account/store'
import { auth } from '../auth'
import { endSession } from '../sign-out'
import { knownBrowser, knownBrowserCookie } from './known-browser'
import { makeLane } from './lane'
import { recordSignIn } from './record-sign-in'
import { forgetSignInTries, type SignInTry, takeSignInTry } from './tries'

const credentials = z.object({
  email: z.string().min(1).max(320).refine(isVisibleText),
  password: z.string().min(1).max(1_024),
})
const largestBody = 8_192

/**
 * A password takes a quarter of a second to check, two at a time, so ten wait for a second or two. Who is known waits in a
 * lane of their own, which strangers cannot fill.
 */
const lanes = { known: makeLane(10), others: makeLane(10) }

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
  const now = Date.now()
  const browser = knownBrowser(request.headers, account, now)
  const address = request.headers.get('x-remit-client-address') ?? undefined
  const tried = { account, address, browser, now }
  const lane = browser === null ? lanes.others : lanes.known
  return (await lane.run(() => check(request, tried, { email, password: given.data.password }))) ?? tooBusy()
}

async function check(
  request: Request,
  tried: SignInTry,
  given: { readonly email: string; readonly password: string },
): Promise<Response> {
  const db = await readDb()
  const waitMs = await takeSignInTry(db, tried)
  if (waitMs > 0) return tooMany(waitMs, tried)
  const answer = await signInUnchanged(request, given)
  await recordSignIn(request.headers, answer === null ? null : given.email)
  if (answer === null) return refuse('unauthenticated', 'The e-mail address or the password is not right.')
  await forgetSignInTries(db, tried)
  const response = accept(answer)
  response.headers.append('Set-Cookie', knownBrowserCookie(tried.account, tried.now))
  return response
}

/**
 * The library's answer to a right password, else null. A change of the password ends every sign-in there is, but not one
 * whose password was checked before it and which begins after it: that one is ended here.
 */
async function signInUnchanged(
  request: Request,
  given: { readonly email: string; readonly password: string },
): Promise<Response | null> {
  const db = await readDb()
  const password = await findPasswordByEmail(db, given.email)
  const answer = await forward(request, '/sign-in/email', given)
  if (!answer.ok) return null
  const isStill =
    password !== undefined && (await writeTransaction(db, (tx) => isStillPassword(tx, given.email, password)))
  if (isStill) return answer
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0])
  await endSession(new Headers({ cookie: cookie.join('; ') }))
  return null
}

async function signOut(request: Request): Promise<Response> {
  const response = accept(await forward(request, '/sign-out', {}))
  // Storage stays: it holds what a person has not saved yet, under their own name, and no secret. The theme lives in a
  // cookie of its own and may stay; the session cookie is ended by name.
  response.headers.set('Clear-Site-Data', '"cache"')
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

function tooMany(waitMs: number, { browser }: SignInTry): Response {
  const wayOut = browser === null ? ' A browser in which you signed in before need not wait.' : ''
  const response = refuse('too_many', `Too many tries. Wait ${waitWords(waitMs)} and try again.${wayOut}`)
  response.headers.set('Retry-After', String(Math.ceil(waitMs / 1000)))
  return response
}

function tooBusy(): Response {
  const response = refuse('unavailable', 'Many people are signing in right now. Try again in a moment.')
  response.headers.set('Retry-After', '2')
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
