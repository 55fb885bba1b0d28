/** One document of Help: its place in an address, its name, and the file in the repository that holds it. */
export type HelpDocument = { readonly slug: string; readonly title: string; readonly path: string }

/** The documents of Help in reading order. The files are what people read in the repository too. */
export const helpDocuments = [
  { slug: 'guide', title: 'How Remit works', path: 'lib/help/GUIDE.md' },
  { slug: 'desk', title: 'The desk', path: 'lib/help/DESK.md' },
  { slug: 'policies', title: 'What a token means', path: 'lib/policy/SEMANTICS.md' },
  { slug: 'findings', title: 'All findings', path: 'lib/policy/lint/FINDINGS.md' },
  { slug: 'security', title: 'Security', path: 'SECURITY.md' },
] as const satisfies readonly HelpDocument[]

/** The sections of the page about the desk that screens lead to, by their anchors. */
export const deskSections = [
  'grants-and-tokens',
  'giving-less',
  'links',
  'bare-tokens',
  'longer-not-twice',
  'ending',
  'shift-hand-over',
  'who-may-do-what',
  'what-is-kept',
  'what-the-answer-cannot-know',
] as const
export type DeskSection = (typeof deskSections)[number]

/**
 * The anchor of a heading: its number or id where it starts with one ("2.7", "A5", "T2"), else its words in lower case with
 * dashes. Anchors that start with a number or id do not change when the words do.
 */
export function anchorOf(heading: string): string {
  const id = /^(?:\d+(?:\.\d+)*|[AT]\d+)(?=\s|$)/.exec(heading)?.[0]
  if (id !== undefined) return id
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** A heading of a document and where it can be reached. */
export type HelpSection = { readonly anchor: string; readonly title: string }

/** The second-level headings of a document, in order: what its table of contents lists. */
export function sectionsOf(text: string): readonly HelpSection[] {
  return [...text.matchAll(/^## (.+)$/gm)].map(([, title = '']) => ({ anchor: anchorOf(title), title }))
}

/** Where a link of a document leads inside the product: to the document of that file, or unchanged when it is none. */
export function helpHref(href: string): string {
  const [, file = '', anchor = ''] = /^([^#]*)(#.*)?$/.exec(href) ?? []
  const found = helpDocuments.find(({ path }) => file !== '' && path.endsWith(file.replace(/^(?:\.\.?\/)+/, '')))
  return found ? `/help/${found.slug}${anchor}` : href
}
