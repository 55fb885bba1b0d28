import { z } from 'zod'

const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u

/** The name of a template: 1 to 80 visible characters, surrounding space removed, Unicode NFC. */
export const templateName = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .refine((text) => text.length > 0, 'Give the template a name.')
  .refine((text) => text.length <= 80, 'Keep the name to 80 characters.')
  .refine((text) => !invisible.test(text), 'The name holds an invisible or control character. Type it again without.')

/** The name of a copy: "One customer (copy)", shortened so that it stays a valid name. */
export function copyName(name: string): string {
  const suffix = ' (copy)'
  return `${Array.from(name).slice(0, 60).join('').trimEnd()}${suffix}`
}
