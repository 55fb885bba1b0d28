import { isJsonObject, type JsonValue } from '@/lib/base'

/** Everything a template is made of, each part as the text its author wrote: one draft or one version. */
export type TemplateContent = {
  /** The authored claims: role, policy, display name. */
  readonly text: string
  /** A JSON list of parameter declarations. */
  readonly parameters: string
  /** Saved cases, one JSON object on each line. */
  readonly tests: string
  /** The embed defaults: a JSON object of what differs from Cobrowse's own. */
  readonly embed: string
  /** The issuance settings: a JSON object of what differs from the defaults. */
  readonly issuance: string
}

/** No claims, no parameters, no saved cases, the embed as Cobrowse opens it, and grants as Remit gives them. */
export const emptyContent: TemplateContent = {
  text: '{}',
  parameters: '[]\n',
  tests: '',
  embed: '{}\n',
  issuance: '{}\n',
}

const partNames = ['text', 'parameters', 'tests', 'embed', 'issuance'] as const satisfies (keyof TemplateContent)[]

/** The content of something that has more than one. */
export function contentOf({ text, parameters, tests, embed, issuance }: TemplateContent): TemplateContent {
  return { text, parameters, tests, embed, issuance }
}

/** The content that a JSON value holds; null where it holds none. Parts that templates did not always have may be missing. */
export function contentIn(value: JsonValue | undefined): TemplateContent | null {
  if (value === undefined || !isJsonObject(value)) return null
  const { text, parameters, tests, embed = emptyContent.embed, issuance = emptyContent.issuance } = value
  if (typeof text !== 'string' || typeof parameters !== 'string' || typeof tests !== 'string') return null
  if (typeof embed !== 'string' || typeof issuance !== 'string') return null
  return { text, parameters, tests, embed, issuance }
}

/** Tells whether two contents are the same to the letter. */
export function isSameContent(a: TemplateContent, b: TemplateContent): boolean {
  return partNames.every((part) => a[part] === b[part])
}

/**
 * Tells whether a part counts in a content: parts that templates did not always have count only where they say something,
 * so that hashes and files from before are still the same.
 */
export function isSaid(content: TemplateContent, part: keyof TemplateContent): boolean {
  return (part !== 'embed' && part !== 'issuance') || content[part] !== emptyContent[part]
}

/**
 * One text for a whole content, to copy, download or compare: the authored claims alone where there is nothing else,
 * otherwise the parts one after the other under their names.
 */
export function printContent(content: TemplateContent): string {
  const { text } = content
  if (isSameContent(content, { ...emptyContent, text })) return text
  const named = partNames.filter((part) => part !== 'text' && isSaid(content, part))
  return `${[text, ...named.map((part) => `"${part}": ${content[part].trimEnd()}`)].join('\n\n')}\n`
}
