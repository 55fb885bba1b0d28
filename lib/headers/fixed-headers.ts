import { isPlainOrigin } from './plain-origin'

/** What the fixed headers depend on. */
export type FixedHeaderOptions = {
  /** The origin of the preview, which may go full screen, or `null`. */
  readonly frameOrigin: string | null
  /** True for the sandbox's embed pages, which exist to be framed. */
  readonly isEmbeddable: boolean
  /** True for what an agent opens by a link: nobody is told of its address, and the frame may do all that an agent's tools need. */
  readonly isSecret?: boolean
}

const features = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid']

/** Headers for whatever is answered, static files and redirects included: no choice in them, so the build can know them. */
export const staticHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': permissionsPolicy(null),
} as const

/**
 * Builds the headers that a page or a data answer carries beside its content security policy. Strict-Transport-Security is
 * not among them: the server says it with everything it answers.
 */
export function fixedHeaders(options: FixedHeaderOptions): Record<string, string> {
  return {
    ...staticHeaders,
    'Permissions-Policy': permissionsPolicy(options.frameOrigin, options.isSecret),
    'Reporting-Endpoints': 'csp="/api/csp-report"',
    ...(options.isEmbeddable
      ? {
          'Referrer-Policy': 'no-referrer',
          'Cross-Origin-Resource-Policy': 'cross-origin',
          // A page that opens the embed in a window hands it the token, as it would to a frame.
          'Cross-Origin-Opener-Policy': 'unsafe-none',
        }
      : { 'X-Frame-Options': 'DENY' }),
    ...(options.isSecret ? { 'Referrer-Policy': 'no-referrer' } : {}),
  }
}

/** What does not name exactly one origin is left out: it could grant more. */
function permissionsPolicy(frameOrigin: string | null, isForWork = false): string {
  const frame = frameOrigin !== null && isPlainOrigin(frameOrigin) ? `"${frameOrigin}"` : null
  const withSelf = (origin: string | null) => (origin === null ? '(self)' : `(self ${origin})`)
  const tools = isForWork && frame !== null ? frame : null
  return [
    ...features.map((feature) => `${feature}=()`),
    // A frame has no power that the page around it has not.
    `display-capture=${tools === null ? '()' : withSelf(tools)}`,
    `clipboard-read=${tools === null ? '()' : withSelf(tools)}`,
    `clipboard-write=${withSelf(tools)}`,
    `fullscreen=${withSelf(frame)}`,
  ].join(', ')
}
