/** A stretch of a source: plain text, or text that leads to a section of Help or to a page outside. */
export type SourcePart = { readonly text: string; readonly href: string | null }

type Citation = {
  readonly pattern: RegExp
  readonly link: (found: string, first: string, second: string) => SourcePart
  /** What may follow the first one in a list: "semantics 2.5 and 3", "readings A5, A6 and A10". */
  readonly more?: RegExp
}

const docs = 'https://docs.cobrowse.io/agent-side-integrations'

/** How sources are cited in the code, and where each leads. Longer names come first, as the first that fits is taken. */
const citations: readonly Citation[] = [
  {
    pattern: /semantics (\d(?:\.\d)?)/,
    link: (_, section) => inHelp(`section ${section}`, 'policies', section),
    more: /^(, | and )(\d(?:\.\d)?)(?![\d.]*\d)/,
  },
  {
    pattern: /(?:assumption|reading)s? (A\d+)/,
    link: (_, id) => inHelp(`assumption ${id}`, 'policies', id),
    more: /^(, | and )(A\d+)/,
  },
  {
    pattern: /[Ss]ecurity (T\d+)/,
    link: (_, id) => inHelp(`threat ${id}`, 'security', id),
    more: /^(, | and )(T\d+)/,
  },
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
    rest = listOn(rest.slice(next.end), next.citation, parts)
  }
  return parts
}

/** Takes what a list goes on with off the start of a text, into the parts; answers what is left. */
function listOn(text: string, { more, link }: Citation, parts: SourcePart[]): string {
  let rest = text
  for (let found = more?.exec(rest); found; found = more?.exec(rest)) {
    const [whole, comma = '', name = ''] = found
    parts.push(plain(comma), link(name, name, ''))
    rest = rest.slice(whole.length)
  }
  return rest
}

type Next = { readonly at: number; readonly end: number; readonly part: SourcePart; readonly citation: Citation }

function nextCitation(text: string): Next | null {
  const found = citations.flatMap((citation): readonly Next[] => {
    const match = citation.pattern.exec(text)
    if (match === null) return []
    const [whole, first = '', second = ''] = match
    const part = citation.link(whole, first, second)
    return [{ at: match.index, end: match.index + whole.length, part, citation }]
  })
  return found.reduce<Next | null>((best, one) => (best && best.at <= one.at ? best : one), null)
}

function inHelp(text: string, slug: string, anchor: string): SourcePart {
  return { text, href: `/help/${slug}#${anchor}` }
}

function plain(text: string): SourcePart {
  return { text, href: null }
}
