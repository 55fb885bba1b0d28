import { parseUrl } from '@/lib/base'

/**
 * The path to go to after signing in, if it is one of this app; `/` otherwise. Only a path, query and fragment of our own
 * origin pass: no other host, however it is spelled, no data route, and not the sign-in page itself.
 */
export function safeNextPath(wanted: string | null | undefined): string {
  if (wanted === null || wanted === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted) || wanted.includes('\\'))
    return '/'
  const own = 'https://remit.invalid'
  const url = parseUrl(wanted, own)
  if (url === null) return '/'
  const isElsewhere = url.origin !== own || url.pathname.startsWith('//')
  if (isElsewhere || /^\/(sign-in|setup|invite|api|_next|sandbox-host)(\/|$)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
