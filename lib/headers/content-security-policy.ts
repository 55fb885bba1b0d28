import { isPlainOrigin } from './plain-origin'

/** What the policy of a page depends on. */
export type PagePolicy = {
  /** Fresh for this response, at least 128 bits. */
  readonly nonce: string
  /** The one origin this page may frame, or `null` for none. */
  readonly frameOrigin: string | null
  /** Who may frame this page; nobody when empty. */
  readonly embedders: readonly string[]
  /** In development the tools need `eval`, inline styles and a socket; Trusted Types are off there. */
  readonly isDevelopment: boolean
}

/** Answers that are data, not pages: nothing may load, run or frame. */
export const dataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

/** Builds the Content-Security-Policy of a page. What does not name exactly one origin is left out: it could say more. */
export function contentSecurityPolicy(policy: PagePolicy): string {
  // A frame that stays silent is told from a server that does not answer by asking the server, without reading what it says.
  const framed = [policy.frameOrigin ?? ''].filter(isPlainOrigin)
  const scripts = `'nonce-${policy.nonce}' 'strict-dynamic'`
  const directives = [
    "default-src 'none'",
    `script-src ${scripts}${policy.isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${policy.isDevelopment ? "'unsafe-inline'" : `'nonce-${policy.nonce}'`}`,
    `style-src-attr ${policy.isDevelopment ? "'unsafe-inline'" : "'none'"}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${listSources(["'self'", ...framed])}${policy.isDevelopment ? ' ws:' : ''}`,
    "manifest-src 'self'",
    `frame-src ${listSources(framed)}`,
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${listSources(policy.embedders.filter(isEmbedder))}`,
    ...(policy.isDevelopment ? [] : trustedTypes),
    'report-uri /api/csp-report',
    'report-to csp',
  ]
  return directives.join('; ')
}

function isEmbedder(source: string): boolean {
  return source === "'self'" || isPlainOrigin(source)
}

function listSources(sources: readonly string[]): string {
  return sources.length === 0 ? "'none'" : sources.join(' ')
}

const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types nextjs default']
