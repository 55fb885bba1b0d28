/** What is kept of a browser's report that a page broke its policy: never an address beyond its origin and path. */
export type Violation = { readonly directive: string; readonly blocked: string; readonly page: string }

/** Reads a report in either form browsers send (`application/csp-report` or `application/reports+json`). */
export function readViolation(text: string): Violation | null {
  const body = reportBody(parse(text))
  if (body === null) return null
  const directive = body['effective-directive'] ?? body['violated-directive'] ?? body.effectiveDirective
  if (typeof directive !== 'string') return null
  return {
    directive: directive.slice(0, 64),
    blocked: withoutQuery(body['blocked-uri'] ?? body.blockedURL),
    page: withoutQuery(body['document-uri'] ?? body.documentURL),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function reportBody(report: unknown): Readonly<Record<string, unknown>> | null {
  const first: unknown = Array.isArray(report) ? report[0] : report
  if (!isRecord(first)) return null
  const body = first['csp-report'] ?? first.body
  return isRecord(body) ? body : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** Browsers also report words such as `inline` and `trusted-types-sink` here. */
function withoutQuery(address: unknown): string {
  if (typeof address !== 'string') return ''
  return (address.split(/[?#]/, 1)[0] ?? '').slice(0, 256)
}
