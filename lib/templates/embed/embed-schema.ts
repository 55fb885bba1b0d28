import * as z from 'zod/mini'
import { embedOptionsSchema } from '@/lib/embed'
import { embedLimits, plainEmbed, templatePages } from './embed-defaults'

const { key: longestKey, value: longestValue, filters: most } = embedLimits

const EmbedFilter = z.readonly(
  z.strictObject(
    {
      key: z
        .string('key is a text.')
        .check(
          z.minLength(1, 'A filter needs a key.'),
          z.maxLength(longestKey, `Keep a key to ${longestKey} characters.`),
        ),
      value: z
        .string('value is a text.')
        .check(z.maxLength(longestValue, `Keep a value to ${longestValue} characters.`)),
    },
    'A filter is an object with key and value.',
  ),
)

/** The closed shape of embed defaults; what is not written has Cobrowse's own default. */
export const embedSchema = z.strictObject({
  page: z._default(z.enum(templatePages), plainEmbed.page),
  ...embedOptionsSchema.shape,
  filters: z._default(
    z.readonly(
      z.array(EmbedFilter, 'filters is a list.').check(z.maxLength(most, `A template has at most ${most} filters.`)),
    ),
    plainEmbed.filters,
  ),
})
