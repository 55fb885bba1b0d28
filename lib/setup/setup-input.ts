import { z } from 'zod'
import { modulusLengths } from '@/lib/keys'
import { passwordLength } from '@/lib/members'

const { shortest, longest } = passwordLength
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be in a name
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/

/** What a person fills in at setup. The same schema guides the page and judges the request. */
export const setupInput = z.object({
  code: z.string().trim().min(1, 'Enter the setup code from the terminal.').max(100, 'This is not a setup code.'),
  name: z
    .string()
    .trim()
    .min(1, 'Enter your name.')
    .max(100, 'Use at most 100 characters.')
    .refine((name) => !unprintable.test(name), 'This name holds characters that cannot be seen.'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'This address is too long.')
    .pipe(z.email('This is not an e-mail address.')),
  password: z
    .string()
    .min(shortest, `Use at least ${shortest} characters.`)
    .max(longest, `Use at most ${longest} characters.`),
  connection: z.object({
    kind: z.string(),
    origin: z.string().max(2_000, 'This address is too long.').default(''),
    licenseKey: z.string().max(2_000, 'This license key is too long.').default(''),
  }),
  key: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('generate'),
      modulusLength: z.literal([...modulusLengths], 'Choose 2048, 3072 or 4096 bits.'),
    }),
    z.object({
      kind: z.literal('import'),
      pem: z.string(),
      passphrase: z.string().max(1_024, 'Use at most 1,024 characters.').default(''),
    }),
  ]),
})

/** The form of the setup page. */
export type SetupInput = z.input<typeof setupInput>
