/** Everything a template is made of, each part as the text its author wrote: one draft or one version. */
export type TemplateContent = {
  /** The authored claims: role, policy, display name. */
  readonly text: string
  /** A JSON list of parameter declarations. */
  readonly parameters: string
  /** Saved cases, one JSON object on each line. */
  readonly tests: string
}

/** No claims, no parameters, no saved cases. */
export const emptyContent: TemplateContent = { text: '{}', parameters: '[]\n', tests: '' }

/** The content of something that has more than one. */
export function contentOf({ text, parameters, tests }: TemplateContent): TemplateContent {
  return { text, parameters, tests }
}

/** Tells whether two contents are the same to the letter. */
export function isSameContent(a: TemplateContent, b: TemplateContent): boolean {
  return a.text === b.text && a.parameters === b.parameters && a.tests === b.tests
}

/**
 * One text for a whole content, to copy, download or compare: the authored claims alone where there is nothing else,
 * otherwise the three parts one after the other under their names.
 */
export function printContent({ text, parameters, tests }: TemplateContent): string {
  if (parameters === emptyContent.parameters && tests === emptyContent.tests) return text
  return `${text}\n\n"parameters": ${parameters}\n\n"tests": ${tests}\n`
}
