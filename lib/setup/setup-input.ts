import { z } from 'zod'
import { modulusLengths } from '@/lib/keys'
import { newPassword, personEmail, personName } from '@/lib/members'

/** What a person fills in at setup. The same schema guides the page and judges the request. */
export const setupInput = z.object({
  code: z.string().trim().min(1, 'Enter the setup code from the terminal.').max(100, 'This is not a setup code.'),
  name: personName,
  email: personEmail,
  password: newPassword,
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
