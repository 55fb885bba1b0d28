/** Where the bundler puts the chunks that a page loads later. */
const chunks = '/_next/static/'

/**
 * Answers, exactly as given, the address of a script that a page may load after it started: one of the application's
 * own chunks. `null` for anything else: another origin, another scheme, a path that only begins to look like one. `parseUrl`
 * is out of its reach: Next's settings load this folder too, without the aliases of the app.
 */
export function ownScriptUrl(url: string, page: string): string | null {
  try {
    const script = new URL(url, page)
    const isOwn = script.origin === new URL(page).origin && script.origin !== 'null'
    return isOwn && script.pathname.startsWith(chunks) && script.pathname.endsWith('.js') ? url : null
  } catch {
    return null
  }
}
