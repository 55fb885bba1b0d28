import type { JsonValue } from '@/lib/base'

/** The errors of the sandbox API by id, with their status. `message` is written where the refusal happens. */
const refusals = {
  unauthorized: 401,
  forbidden: 403,
  feature_disabled: 403,
  not_found: 404,
  method_not_allowed: 405,
  bad_request: 400,
} as const

/** A refusal as the SDK expects it: every status from 400 up carries JSON `{ id, message }`. */
export type Refusal = { readonly id: keyof typeof refusals; readonly message: string }

/** An answer as plain data; any transport can send it. */
export type SandboxResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Allows every origin, as the real service must for browser integrations: no cookie is ever read. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
  'access-control-allow-headers':
    'Authorization, Content-Type, X-CobrowsePlatform, X-CobrowseSDKVersion, X-CobrowseAPIVersion, X-CobrowseLicense',
  'access-control-max-age': '600',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
} as const

/** Answers a preflight. */
export function preflight(): SandboxResponse {
  return { status: 204, headers: cors, body: '' }
}

/** Answers with JSON. */
export function answer(value: JsonValue, status = 200): SandboxResponse {
  return {
    status,
    headers: { ...cors, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }
}

/** Answers with a drawing. */
export function drawing(svg: string): SandboxResponse {
  const headers = {
    ...cors,
    'content-type': 'image/svg+xml',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  }
  return { status: 200, headers, body: svg }
}

/** Answers with a refusal. */
export function refuse({ id, message }: Refusal): SandboxResponse {
  return answer({ id, message }, refusals[id])
}
