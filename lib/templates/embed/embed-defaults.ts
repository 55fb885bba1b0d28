import * as z from 'zod/mini'
import { EmbedOptions, embedParts } from '@/lib/embed'
import { formatJson } from '@/lib/json'

/** How much the embed defaults of a template may hold; lengths in UTF-16 units. */
export const embedLimits = { filters: 50, key: 200, value: 1_024 } as const

/** The pages a template can open by itself: those that need no id, as an id is of one moment. */
export const templatePages = ['dashboard', 'code', 'connect'] as const

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

/**
 * How a template opens the embed unless somebody asks for something else: the page and every option. A filter whose value
 * is wholly `{{name}}` is a parameter; it is filled in before there is any address.
 */
export const EmbedDefaults = z.strictObject({
  page: z._default(z.enum(templatePages), 'dashboard'),
  ...EmbedOptions.shape,
  filters: z._default(
    z.readonly(
      z.array(EmbedFilter, 'filters is a list.').check(z.maxLength(most, `A template has at most ${most} filters.`)),
    ),
    [],
  ),
})
export type EmbedDefaults = Readonly<z.infer<typeof EmbedDefaults>>

/** The filters of a template, in their order; all must match. */
export type EmbedFilters = EmbedDefaults['filters']

/** The embed of a template that says nothing about it. */
export const plainEmbed: EmbedDefaults = EmbedDefaults.parse({})

/**
 * Prints embed defaults: only what differs from Cobrowse's own, in one order, so that equal ones are equal texts.
 * Law: `readEmbed` gives them back.
 */
export function printEmbed({ page, filters, endAction, language, ...parts }: EmbedDefaults): string {
  const hidden = embedParts.flatMap(({ option }) => (parts[option] === 'none' ? [[option, 'none']] : []))
  return `${formatJson({
    ...(page === plainEmbed.page ? {} : { page }),
    ...(filters.length === 0 ? {} : { filters: filters.map(({ key, value }) => ({ key, value })) }),
    ...Object.fromEntries(hidden),
    ...(endAction === plainEmbed.endAction ? {} : { endAction }),
    ...(language === '' ? {} : { language }),
  })}\n`
}

/** What a filter says for a value: it is a text, compared to the letter, so numbers and truth values stand as in JSON. */
export function filterText(value: string | number | boolean): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
