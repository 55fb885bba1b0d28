import { defaultEmbedOptions, type EmbedOptions, embedParts } from '@/lib/embed'
import { formatJson } from '@/lib/json'

/** How much the embed defaults of a template may hold; lengths in UTF-16 units. */
export const embedLimits = { filters: 50, key: 200, value: 1_024 } as const

/** The pages a template can open by itself: those that need no id, as an id is of one moment. */
export const templatePages = ['dashboard', 'code', 'connect'] as const

/**
 * How a template opens the embed unless somebody asks for something else: the page and every option. A filter whose value
 * is wholly `{{name}}` is a parameter; it is filled in before there is any address.
 */
export type EmbedDefaults = EmbedOptions & { readonly page: (typeof templatePages)[number] }

/** The filters of a template, in their order; all must match. */
export type EmbedFilters = EmbedDefaults['filters']

/** The embed of a template that says nothing about it. */
export const plainEmbed: EmbedDefaults = { page: 'dashboard', ...defaultEmbedOptions }

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
