const label = '[a-z0-9-]+'
const host = `(?:${label}(?:\\.${label})*\\.?|\\[[0-9a-f:.]+\\])`
const plainHost = new RegExp(`^${host}$`)
const plainOrigin = new RegExp(`^https?://${host}(?::\\d{1,5})?$`)

/**
 * Tells whether a host, as `URL` gives it, is a name of letters, digits, hyphens and dots, or an IP address. `URL` also
 * takes hosts with `*`, `;`, `,` and quotes in them, which mean something where a header lists origins.
 */
export function isPlainHost(hostname: string): boolean {
  return plainHost.test(hostname)
}

/** Tells whether a text is scheme, plain host and port, and so stands for exactly one origin in whatever header holds it. */
export function isPlainOrigin(text: string): boolean {
  return plainOrigin.test(text)
}
