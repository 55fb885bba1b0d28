/** How a parameter is named: words of lower-case letters and digits, joined by single underscores. */
export const parameterNameForm = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/

/** The most characters the name of a parameter has. */
export const longestParameterName = 40

/** Writes the text that stands for a parameter in a draft: `{{user_id}}`. */
export function placeholderOf(name: string): string {
  return `{{${name}}}`
}

/** The parameter that a whole text stands for; undefined for any other text, also for one that has more around it. */
export function parameterIn(text: string): string | undefined {
  if (!text.startsWith('{{') || !text.endsWith('}}')) return undefined
  const name = text.slice(2, -2)
  return name.length <= longestParameterName && parameterNameForm.test(name) ? name : undefined
}
