import { type NextRequest, NextResponse } from 'next/server'
import { errorCodes, newId, trimChars } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import {
  contentSecurityPolicy,
  type Destination,
  dataPolicy,
  fixedHeaders,
  type PagePolicy,
  routeRequest,
} from '@/lib/headers'
import { database, readDb } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { unavailablePage } from '@/lib/server/http'

const foreign = errorCodes.foreign_origin
const isDevelopment = process.env.NODE_ENV === 'development'

/** Gives every request its id and every answer its headers, and keeps the two hosts apart. Decides nothing about rights. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { APP_ORIGIN, SANDBOX_ORIGIN } = env()
  const hosts = { appOrigin: APP_ORIGIN, sandboxOrigin: SANDBOX_ORIGIN }
  const { method, headers, nextUrl } = request
  const asked = { method, host: headers.get('host'), origin: headers.get('origin'), pathname: nextUrl.pathname }
  const destination = routeRequest(asked, hosts)
  if (serves(destination) && hasTrailingSlash(request)) {
    return answerData(withoutTrailingSlash(request, 'path' in destination ? SANDBOX_ORIGIN : APP_ORIGIN))
  }
  switch (destination.kind) {
    case 'refused':
      return answerData(refusal(destination))
    case 'foreign-origin':
      return answerData(refusal({ status: foreign.status, message: foreign.sentence }))
    case 'sandbox-data-refused':
      return answerSandboxData(NextResponse.json({ id: 'bad_request', message: destination.message }, refusedData))
    case 'data':
      return answerData(NextResponse.next(withRequest(request, null)))
    case 'page':
      return (
        (await answerAway(request)) ??
        answerPage(request, {
          frameOrigin: destination.canFrame ? await previewOrigin() : null,
          isSecret: destination.isSecret,
        })
      )
    case 'sandbox-asset':
      // A file that is not there is answered with a page.
      return answerPage(request, { frameOrigin: null })
    case 'sandbox-data':
      return answerSandboxData(rewrite(request, destination.path, null))
    case 'sandbox-page':
      return answerEmbed(request, destination.path)
  }
}

export const config = { matcher: '/((?!_next/static/).*)' }

type HeaderChoice = { readonly isEmbeddable: boolean; readonly frameOrigin: string | null; readonly isSecret?: boolean }

function answerPage(
  request: NextRequest,
  { frameOrigin, isSecret = false }: { readonly frameOrigin: string | null; readonly isSecret?: boolean },
): NextResponse {
  const policy = freshPolicy({ frameOrigin, embedders: [] })
  return withHeaders(
    NextResponse.next(withRequest(request, policy)),
    { isEmbeddable: false, frameOrigin, isSecret },
    policy,
  )
}

function answerEmbed(request: NextRequest, path: string): NextResponse {
  const { APP_ORIGIN, EMBEDDING_ORIGINS } = env()
  const policy = freshPolicy({ frameOrigin: null, embedders: ["'self'", APP_ORIGIN, ...EMBEDDING_ORIGINS] })
  return withHeaders(rewrite(request, path, policy), { isEmbeddable: true, frameOrigin: null }, policy)
}

/** 503 with the reason while the database does not answer; a page that is drawn could not say so by its status. */
async function answerAway(request: NextRequest): Promise<NextResponse | null> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const obstacle = await (await database()).findObstacle()
  if (obstacle?.reason !== 'database') return null
  const nonce = freshNonce()
  const policy = contentSecurityPolicy({ nonce, frameOrigin: null, embedders: [], isDevelopment })
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '5' }
  const page = new NextResponse(unavailablePage(obstacle.sentence, nonce), { status: 503, headers })
  return withHeaders(page, { isEmbeddable: false, frameOrigin: null }, policy)
}

/** A policy with a nonce of its own. */
function freshPolicy(choice: Pick<PagePolicy, 'frameOrigin' | 'embedders'>): string {
  return contentSecurityPolicy({ ...choice, nonce: freshNonce(), isDevelopment })
}

function freshNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
}

function answerData(response: NextResponse): NextResponse {
  response.headers.set('Content-Security-Policy', dataPolicy)
  return withHeaders(response, { isEmbeddable: false, frameOrigin: null })
}

function serves({ kind }: Destination): boolean {
  return kind !== 'refused' && kind !== 'sandbox-data-refused' && kind !== 'foreign-origin'
}

function answerSandboxData(response: NextResponse): NextResponse {
  return withHeaders(response, { isEmbeddable: true, frameOrigin: null })
}

/** Every origin may read what the sandbox's API says, as Cobrowse's own: no cookie is ever read. */
const refusedData = { status: 400, headers: { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' } }

function hasTrailingSlash(request: NextRequest): boolean {
  return request.nextUrl.pathname.length > 1 && request.nextUrl.pathname.endsWith('/')
}

/** Next's own redirect would carry no headers. */
function withoutTrailingSlash(request: NextRequest, origin: string): NextResponse {
  const { pathname, search } = request.nextUrl
  return NextResponse.redirect(new URL(`/${trimChars(pathname, '/')}${search}`, origin), 308)
}

function refusal({ status, message }: { status: number; message: string }): NextResponse {
  return new NextResponse(`${message}\n`, { status, headers: { 'Cache-Control': 'no-store' } })
}

function withHeaders(response: NextResponse, choice: HeaderChoice, policy?: string): NextResponse {
  const fixed = fixedHeaders(choice)
  const ofPage = policy ? { 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' } : {}
  for (const [name, value] of Object.entries({ ...fixed, ...ofPage })) response.headers.set(name, value)
  return response
}

function rewrite(request: NextRequest, path: string, policy: string | null): NextResponse {
  const url = request.nextUrl.clone()
  url.pathname = path
  return NextResponse.rewrite(url, withRequest(request, policy))
}

/** Next puts the nonce of the request's policy on its own scripts. */
function withRequest(request: NextRequest, policy: string | null): { request: { headers: Headers } } {
  const headers = new Headers(request.headers)
  headers.set(
    'x-remit-request-id',
    newId('req', (count) => crypto.getRandomValues(new Uint8Array(count))),
  )
  headers.set('x-remit-path', pathOf(request))
  headers.delete('content-security-policy')
  if (policy !== null) headers.set('content-security-policy', policy)
  return { request: { headers } }
}

/** The page asked for, to come back to; without the mark of Next's own requests. */
function pathOf({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search)
  query.delete('_rsc')
  return query.size === 0 ? nextUrl.pathname : `${nextUrl.pathname}?${query}`
}

/** The origin of the connection that tokens are for now; none while the database does not answer. */
async function previewOrigin(): Promise<string | null> {
  try {
    return (await getConnection(await readDb())).origin
  } catch {
    return null
  }
}
