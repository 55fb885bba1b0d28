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
}

/** No claims, no parameters, no saved cases, and the embed as Cobrowse opens it. */
export const emptyContent: TemplateContent = { text: '{}', parameters: '[]\n', tests: '', embed: '{}\n' }

/** The content of something that has more than one. */
export function contentOf({ text, parameters, tests, embed }: TemplateContent): TemplateContent {
  return { text, parameters, tests, embed }
}

/** Tells whether two contents are the same to the letter. */
export function isSameContent(a: TemplateContent, b: TemplateContent): boolean {
  return a.text === b.text && a.parameters === b.parameters && a.tests === b.tests && a.embed === b.embed
}

/**
 * One text for a whole content, to copy, download or compare: the authored claims alone where there is nothing else,
 * otherwise the parts one after the other under their names.
 */
export function printContent({ text, parameters, tests, embed }: TemplateContent): string {
  const hasEmbed = embed !== emptyContent.embed
  if (parameters === emptyContent.parameters && tests === emptyContent.tests && !hasEmbed) return text
  const lists = `${text}\n\n"parameters": ${parameters}\n\n"tests": ${tests}\n`
  return hasEmbed ? `${lists}\n\n"embed": ${embed}\n` : lists
}
