/** A stretch of a source: plain text, or text that leads to a section of Help or to a page outside. */
export type SourcePart = { readonly text: string; readonly href: string | null }

type Citation = {
  readonly pattern: RegExp
  readonly link: (found: string, first: string, second: string) => SourcePart
}

const docs = 'https://docs.cobrowse.io/agent-side-integrations'

/** How sources are cited in the code, and where each leads. Longer names come first, as the first that fits is taken. */
const citations: readonly Citation[] = [
  { pattern: /semantics (\d(?:\.\d)?)/, link: (_, section) => inHelp(`section ${section}`, 'policies', section) },
  { pattern: /(?:assumption|reading) (A\d+)/, link: (_, id) => inHelp(`assumption ${id}`, 'policies', id) },
  { pattern: /[Ss]ecurity (T\d+)/, link: (_, id) => inHelp(`threat ${id}`, 'security', id) },
  {
    pattern: /RFC (\d+)(?: section ([\d.]*\d))?/,
    link: (text, number, section) => ({
      text,
      href: `https://www.rfc-editor.org/rfc/rfc${number}${section ? `#section-${section}` : ''}`,
    }),
  },
  { pattern: /UTS 39/, link: (text) => ({ text, href: 'https://www.unicode.org/reports/tr39/' }) },
  {
    pattern: /Cobrowse JWT policies docs/,
    link: (text) => ({ text, href: `${docs}/json-web-tokens-jwts/jwt-policies` }),
  },
  { pattern: /Cobrowse JWT docs/, link: (text) => ({ text, href: `${docs}/json-web-tokens-jwts` }) },
  { pattern: /Cobrowse embed docs/, link: (text) => ({ text, href: `${docs}/custom-iframe-embeds` }) },
  { pattern: /(?:Cobrowse )?SCIM docs/, link: (text) => ({ text, href: `${docs}/scim` }) },
]

/**
 * Splits a source of a finding into plain text and links, in order. Joined together the parts read as the sentence that is
 * shown; what no citation fits stays plain. Linear in the length of the text.
 */
export function sourcesOf(reference: string): readonly SourcePart[] {
  const parts: SourcePart[] = []
  let rest = reference
  while (rest !== '') {
    const next = nextCitation(rest)
    if (next === null) return [...parts, plain(rest)]
    if (next.at > 0) parts.push(plain(rest.slice(0, next.at)))
    parts.push(next.part)
    rest = rest.slice(next.end)
  }
  return parts
}

function nextCitation(text: string): { at: number; end: number; part: SourcePart } | null {
  const found = citations.flatMap(({ pattern, link }) => {
    const match = pattern.exec(text)
    if (match === null) return []
    const [whole, first = '', second = ''] = match
    return [{ at: match.index, end: match.index + whole.length, part: link(whole, first, second) }]
  })
  return found.reduce<(typeof found)[number] | null>((best, one) => (best && best.at <= one.at ? best : one), null)
}

function inHelp(text: string, slug: string, anchor: string): SourcePart {
  return { text, href: `/help/${slug}#${anchor}` }
}

function plain(text: string): SourcePart {
  return { text, href: null }
}
