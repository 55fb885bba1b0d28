/** A page of Cobrowse that can be embedded (semantics 4.1). */
export type EmbedPage =
  | { readonly kind: 'dashboard' }
  | { readonly kind: 'code' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'device'; readonly deviceId: string }
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'recording'; readonly sessionId: string }

/** The pages in the order they are offered, with what each is for. */
export const embedPages = [
  { kind: 'dashboard', label: 'Dashboard', description: 'Everything the token may see: devices and sessions.' },
  { kind: 'code', label: 'Code entry', description: 'Joins the session whose six digits the customer reads out.' },
  {
    kind: 'connect',
    label: 'Connect by filter',
    description: 'Connects to the device that matches, or offers a choice.',
  },
  { kind: 'device', label: 'One device', description: 'Connects to one device by its id.' },
  { kind: 'session', label: 'One session', description: 'Views or controls one session.' },
  { kind: 'recording', label: 'Recording', description: 'Plays the recording of one session.' },
] as const satisfies readonly {
  readonly kind: EmbedPage['kind']
  readonly label: string
  readonly description: string
}[]

/** The path of a page, always starting with a slash. */
export function embedPath(page: EmbedPage): string {
  switch (page.kind) {
    case 'dashboard':
    case 'code':
    case 'connect':
      return `/${page.kind}`
    case 'device':
      return `/connect/device/${encodeURIComponent(page.deviceId)}`
    case 'session':
      return `/session/${encodeURIComponent(page.sessionId)}`
    case 'recording':
      return `/session/${encodeURIComponent(page.sessionId)}/recording`
  }
}

/** The page a path names, or null. */
export function pageAtPath(path: string): EmbedPage | null {
  const parts = path.split('/').slice(1).map(decoded)
  const [first, second, third, ...more] = parts
  if (more.length > 0 || parts.includes(null)) return null
  if (second === undefined)
    return first === 'dashboard' || first === 'code' || first === 'connect' ? { kind: first } : null
  if (first === 'connect' && second === 'device' && third) return { kind: 'device', deviceId: third }
  if (first !== 'session' || !second) return null
  if (third === undefined) return { kind: 'session', sessionId: second }
  return third === 'recording' ? { kind: 'recording', sessionId: second } : null
}

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
