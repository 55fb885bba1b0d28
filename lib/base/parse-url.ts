/**
 * The address that a text is, against a base where one is given; null for a text that is none. `URL.canParse` is not used:
 * on Node 20 and 22, once it was called some thousand times, it answers false for an address with a letter of Latin-1 beyond
 * ASCII, such as ü.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
