import type { Route } from 'next'
import { headers } from 'next/headers'

/** Where whoever is not signed in goes, and from there back to the page they asked for. */
export async function signInPath(): Promise<Route> {
  const wanted = (await headers()).get('x-remit-path')
  // The sign-in page checks what it is given; here it is only handed on.
  return (wanted === null || wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`) as Route
}
