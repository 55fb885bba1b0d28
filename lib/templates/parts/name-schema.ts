import * as z from 'zod/mini'
import { isVisibleText } from '@/lib/json'

/** The name of a template: 1 to 80 visible characters, surrounding space removed, Unicode NFC. */
export const templateName = z
  .pipe(
    z.string(),
    z.transform((text: string) => text.normalize('NFC').trim()),
  )
  .check(
    z.refine((text) => text.length > 0, 'Give the template a name.'),
    z.refine((text) => text.length <= 80, 'Keep the name to 80 characters.'),
    z.refine(
      isVisibleText,
      'The name holds an invisible or control character, as some emoji do. Type it again without.',
    ),
  )
