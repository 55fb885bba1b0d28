/** The two hosts Remit answers on, as origins. */
export type Hosts = { readonly appOrigin: string; readonly sandboxOrigin: string }

/** Where a request goes: which rules it gets, and the path that serves it. */
export type Destination =
  | { readonly kind: 'page'; readonly canFrame: boolean }
  | { readonly kind: 'sandbox-page' | 'sandbox-data'; readonly path: string }
  | { readonly kind: 'sandbox-asset' }
  | { readonly kind: 'data' }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 421; readonly message: string }
  | { readonly kind: 'sandbox-data-refused'; readonly message: string }

/** The folder that serves the sandbox host; on the app's own host it does not exist. */
const sandboxFolder = '/sandbox-host'

const data = /^\/(api|\.well-known)(\/|$)/
const asset = /^\/(_next|__nextjs[^/]*)(\/|$)|^\/[^/]+\.(svg|png|ico|txt|webmanifest)$/

/** Pages before sign-in frame nothing. They are left by loading a document, since a policy lasts as long as its document. */
const frameless = /^\/(sign-in|setup|invite)(\/|$)/

/** Decides by Host and path alone. A host that is neither of ours is refused, so that no name but ours resolves to Remit. */
export function routeRequest(host: string | null, pathname: string, hosts: Hosts): Destination {
  if (pathname === '/health') return { kind: 'data' }
  const path = decode(pathname)
  if (path === null) return refuseMalformed(host, pathname, hosts)
  if (host === new URL(hosts.sandboxOrigin).host) return toSandbox(path, pathname)
  if (host !== new URL(hosts.appOrigin).host) {
    return { kind: 'refused', status: 421, message: `Remit does not answer on this host. Use ${hosts.appOrigin}` }
  }
  if (path === sandboxFolder || path.startsWith(`${sandboxFolder}/`)) {
    return { kind: 'refused', status: 404, message: 'There is nothing here.' }
  }
  return data.test(path) ? { kind: 'data' } : { kind: 'page', canFrame: !frameless.test(path) }
}

function toSandbox(path: string, pathname: string): Destination {
  if (asset.test(path)) return { kind: 'sandbox-asset' }
  if (path === '/api/csp-report') return { kind: 'data' }
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
