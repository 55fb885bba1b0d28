import { err, ok, parseUrl, type Result } from '@/lib/base'
import { isPlainHost } from '@/lib/headers'
import { type Connection, type ConnectionKind, connectionKinds, hostedOrigins, sandboxLicenseKey } from './connection'

/** What is wrong with a connection, and in which input. */
export type ConnectionProblem = { readonly field: 'kind' | 'origin' | 'licenseKey'; readonly message: string }

type Given = { readonly kind: string; readonly origin?: string | undefined; readonly licenseKey?: string | undefined }

/** Where Remit itself answers. No connection may reach into it. */
export type OwnOrigins = { readonly appOrigin: string; readonly sandboxOrigin: string }

/**
 * Reads a connection as a person filled it in. Only `self-hosted` takes an origin: https, nothing but scheme, host and
 * port, a host that means one place wherever a header lists it, and neither the app's own host nor one above or below it.
 * The sandbox has its own license key, whatever is sent along.
 */
export function parseConnection(given: Given, own: OwnOrigins): Result<Connection, ConnectionProblem> {
  const kind = connectionKinds.find((candidate) => candidate === given.kind)
  if (kind === undefined) return err({ field: 'kind', message: 'Choose where tokens are for.' })
  const origin = originOf(kind, given.origin ?? '', own)
  if (!origin.ok) return origin
  const licenseKey = parseLicenseKey(given.licenseKey ?? '', kind)
  return licenseKey.ok ? ok({ kind, origin: origin.value, licenseKey: licenseKey.value }) : licenseKey
}

function originOf(kind: ConnectionKind, text: string, own: OwnOrigins): Result<string, ConnectionProblem> {
  switch (kind) {
    case 'sandbox':
      return ok(own.sandboxOrigin)
    case 'cobrowse':
    case 'eu':
      return hostedOrigin(hostedOrigins[kind], own)
    case 'self-hosted':
      return parseOrigin(text.trim(), own)
  }
}

function hostedOrigin(origin: string, own: OwnOrigins): Result<string, ConnectionProblem> {
  const problem = hostProblem(new URL(origin).hostname, own)
  return problem === null ? ok(origin) : err({ field: 'kind', message: problem })
}

function parseOrigin(text: string, own: OwnOrigins): Result<string, ConnectionProblem> {
  if (text === '') return refuse('Enter the address of your Cobrowse server, such as https://cobrowse.example.com.')
  const url = parseUrl(text)
  if (url === null) return refuse('This is not an address. Write it as https://cobrowse.example.com.')
  const problem = shapeProblem(url, text) ?? hostProblem(url.hostname, own)
  return problem === null ? ok(url.origin) : refuse(problem)
}

function shapeProblem(url: URL, text: string): string | null {
  if (url.protocol === 'http:') return 'Use https: over plain http a token can be read on its way.'
  if (url.protocol !== 'https:') return 'This is not an https address. Write it as https://cobrowse.example.com.'
  if (url.username !== '' || url.password !== '' || text.includes('@')) return 'Leave out the user name and password.'
  if (url.pathname !== '/') return `Leave out the path ${url.pathname}: only the host is needed.`
  if (url.search !== '' || text.includes('?')) return 'Leave out everything from the question mark on.'
  if (url.hash !== '' || text.includes('#')) return 'Leave out everything from the # on.'
  return null
}

function hostProblem(hostname: string, { appOrigin, sandboxOrigin }: OwnOrigins): string | null {
  if (!isPlainHost(hostname))
    return 'Write the host with letters, digits, hyphens and single dots only, as in https://cobrowse.example.com.'
  const host = bare(hostname)
  const app = bare(new URL(appOrigin).hostname)
  if (host === app) return 'This is Remit’s own host. An embed from it could reach into Remit.'
  if (host.endsWith(`.${app}`))
    return `This host lies below Remit’s own (${app}), so its pages could reach Remit’s cookies.`
  if (app.endsWith(`.${host}`)) return `This host lies above Remit’s own (${app}), so its cookies would reach Remit.`
  if (host === bare(new URL(sandboxOrigin).hostname))
    return 'This is the host of the built-in sandbox. Choose Sandbox instead.'
  if (isUnreachable(host)) return 'This address means this machine or its own network card, not a Cobrowse server.'
  return null
}

/** A final dot names the same host, so it must not make a difference. */
function bare(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '')
}

function isUnreachable(host: string): boolean {
  if (host === 'localhost' || host.endsWith('.localhost')) return true
  if (/^(127|0)\.|^169\.254\./.test(host)) return true
  return /^\[(::1?|fe[89ab][0-9a-f]:.*|::ffff:(7f|0|a9fe).*)\]$/.test(host)
}

const licenseKeyPattern = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$/

function parseLicenseKey(text: string, kind: ConnectionKind): Result<string, ConnectionProblem> {
  // Never the key of an account: what is signed for the sandbox must not be good at Cobrowse.
  if (kind === 'sandbox') return ok(sandboxLicenseKey)
  const key = text.trim()
  if (key === '') return refuseKey('Enter the license key. Cobrowse shows it under Settings, My Account.')
  if (key.includes('-----BEGIN'))
    return refuseKey('This is a key file. The license key is the short code of your account.')
  if (key.startsWith('eyJ')) return refuseKey('This is a token. The license key is the short code of your account.')
  if (!licenseKeyPattern.test(key)) return refuseKey('A license key has letters, digits and . _ : - only, at most 200.')
  return ok(key)
}

function refuse(message: string): Result<never, ConnectionProblem> {
  return err({ field: 'origin', message })
}

function refuseKey(message: string): Result<never, ConnectionProblem> {
  return err({ field: 'licenseKey', message })
}
