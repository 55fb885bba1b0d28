/** The two hosts Remit answers on, as origins. */
export type Hosts = { readonly appOrigin: string; readonly sandboxOrigin: string }

/** What is known of a request before anything of it is read. */
export type Asked = {
  readonly host: string | null
  readonly pathname: string
  readonly method: string
  readonly origin: string | null
}

/** Where a request goes: which rules it gets, and the path that serves it. */
export type Destination =
  /** `isSecret`: no other site is told by the Referer that somebody came from there. */
  | { readonly kind: 'page'; readonly canFrame: boolean; readonly isSecret: boolean }
  | { readonly kind: 'sandbox-page' | 'sandbox-data'; readonly path: string }
  | { readonly kind: 'sandbox-asset' }
  | { readonly kind: 'data' }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 421; readonly message: string }
  | { readonly kind: 'foreign-origin' }
  | { readonly kind: 'sandbox-data-refused'; readonly message: string }

const nothing = { kind: 'refused', status: 404, message: 'There is nothing here.' } as const

/** The folder that serves the sandbox host; on the app's own host it does not exist. */
const sandboxFolder = '/sandbox-host'

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

const data = /^\/(api|\.well-known)(\/|$)/
const asset = /^\/(_next|__nextjs[^/]*)(\/|$)|^\/[^/]+\.(svg|png|ico|txt|webmanifest)$/

/** Pages before sign-in frame nothing. They are left by loading a document, since a policy lasts as long as its document. */
const frameless = /^\/(sign-in|setup|invite)(\/|$)|^\/open\/?$/

/** What an agent without an account opens: the page of a link, and below it one for each grant. */
const handedOver = /^\/open(\/|$)/

/** What the page of a grant asks for. It lies below that page, as the cookie of who holds the grant goes nowhere else. */
const handedOverData = /^\/open\/[^/]+\/(token|standing)$/

/**
 * Decides where a request goes. A host that is neither of ours is refused, so that no name but ours resolves to Remit; and
 * a page takes a server action only from the app's own Origin: one that is foreign, `null` or absent is refused here, in
 * words, before Next answers it with a fault of its own.
 */
export function routeRequest({ host, pathname, method, origin }: Asked, hosts: Hosts): Destination {
  if (pathname === '/health') return { kind: 'data' }
  const path = decode(pathname)
  if (path === null) return refuseMalformed(host, pathname, hosts)
  if (host === new URL(hosts.sandboxOrigin).host) return toSandbox(path, { pathname, method })
  if (host !== new URL(hosts.appOrigin).host) {
    return { kind: 'refused', status: 421, message: `Remit does not answer on this host. Use ${hosts.appOrigin}` }
  }
  if (path === sandboxFolder || path.startsWith(`${sandboxFolder}/`)) {
    return nothing
  }
  if (data.test(path)) return { kind: 'data' }
  if (!reading.has(method) && origin !== hosts.appOrigin) return { kind: 'foreign-origin' }
  if (handedOverData.test(path)) return { kind: 'data' }
  return { kind: 'page', canFrame: !frameless.test(path), isSecret: handedOver.test(path) }
}

/** Pages of the sandbox are only read: nothing is sent to them, and so no server action reaches Next there. */
function toSandbox(path: string, { pathname, method }: Pick<Asked, 'pathname' | 'method'>): Destination {
  if (path === '/api/csp-report') return { kind: 'data' }
  if (!data.test(path) && !reading.has(method)) return nothing
  if (asset.test(path)) return { kind: 'sandbox-asset' }
  return { kind: data.test(path) ? 'sandbox-data' : 'sandbox-page', path: `${sandboxFolder}${pathname}` }
}

/** Whoever asks the sandbox's API reads JSON only. */
function refuseMalformed(host: string | null, pathname: string, { sandboxOrigin }: Hosts): Destination {
  const message = 'This address is not well formed.'
  const isData = host === new URL(sandboxOrigin).host && data.test(pathname)
  return isData ? { kind: 'sandbox-data-refused', message } : { kind: 'refused', status: 400, message }
}

/** The path as the router will match it: decoded once, without case. */
function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname).toLowerCase()
  } catch {
    return null
  }
}
