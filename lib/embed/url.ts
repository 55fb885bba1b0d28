import { err, ok, parseUrl, type Result } from '@/lib/base'
import { type EmbedOptions, embedParts } from './options'
import { embedOptionsSchema } from './options-schema'
import { type EmbedPage, embedPath, pageAtPath } from './page'

/** How the frame gets its token: over the bridge, or in its own address (kept in logs and history, so only by choice). */
export type EmbedDelivery = { readonly kind: 'postMessage' } | { readonly kind: 'query'; readonly token: string }

/** All that an embed address says. */
export type Embed = {
  readonly origin: string
  readonly page: EmbedPage
  readonly options: EmbedOptions
  readonly delivery: EmbedDelivery
}

/** Why an address is not one of an embed. */
export type EmbedUrlProblem = 'not-a-url' | 'unknown-page' | 'bad-option' | 'two-deliveries' | 'no-delivery'

/** Builds the address of an embed. Options at their default are left out. `parseEmbedUrl` reads it back whole. */
export function buildEmbedUrl({ origin, page, options, delivery }: Embed): string {
  const url = new URL(embedPath(page), origin)
  for (const { key, value } of options.filters) url.searchParams.append(`filter_${key}`, value)
  for (const { option, parameter } of embedParts) {
    if (options[option] === 'none') url.searchParams.set(parameter, 'none')
  }
  if (options.endAction !== 'dashboard') url.searchParams.set('end_action', options.endAction)
  if (options.language !== '') url.searchParams.set('lng', options.language)
  if (delivery.kind === 'postMessage') url.searchParams.set('token_source', 'postMessage')
  else url.searchParams.set('token', delivery.token)
  return url.href
}

/**
 * Reads the address of an embed, older names of options included: what `buildEmbedUrl` is held against. Never throws.
 * @internal
 */
export function parseEmbedUrl(text: string): Result<Embed, EmbedUrlProblem> {
  const url = parseUrl(text)
  if (url === null) return err('not-a-url')
  const page = pageAtPath(url.pathname)
  if (page === null) return err('unknown-page')
  const { options, ignored } = readOptions(url.searchParams)
  if (ignored.length > 0) return err('bad-option')
  const delivery = readDelivery(url.searchParams)
  if (!delivery.ok) return delivery
  return ok({ origin: url.origin, page, options, delivery: delivery.value })
}

/** What a query says of options: those read, and the parameters whose value nobody knows, for which the default stands. */
export type ReadOptions = {
  readonly options: EmbedOptions
  readonly ignored: readonly { readonly parameter: string; readonly value: string }[]
}

/** Reads the options out of a query. Parameters that are none of them are not looked at. Never throws. */
export function readOptions(query: URLSearchParams): ReadOptions {
  const given = [...embedParts, ...otherOptions].flatMap(({ option, parameter }) => {
    const value = query.get(parameter)
    return value === null ? [] : [{ option, parameter, value }]
  })
  const isKnown = ({ option, value }: (typeof given)[number]) =>
    embedOptionsSchema.shape[option].safeParse(value).success
  const filters = [...query].flatMap(([name, value]) => {
    return name.startsWith('filter_') && name !== 'filter_' ? [{ key: name.slice(7), value }] : []
  })
  const known = given.filter(isKnown).map(({ option, value }) => [option, value])
  return {
    options: embedOptionsSchema.parse({ ...Object.fromEntries(known), ...olderNames(query), filters }),
    ignored: given.filter((one) => !isKnown(one)).map(({ parameter, value }) => ({ parameter, value })),
  }
}

const otherOptions = [
  { option: 'endAction', parameter: 'end_action' },
  { option: 'language', parameter: 'lng' },
] as const

function olderNames(query: URLSearchParams): { navigation?: 'none'; popout?: 'none' } {
  return {
    ...(query.get('nochrome') === 'true' ? { navigation: 'none' } : {}),
    ...(query.get('allow_popout') === 'false' ? { popout: 'none' } : {}),
  }
}

function readDelivery(query: URLSearchParams): Result<EmbedDelivery, EmbedUrlProblem> {
  const token = query.get('token')
  const asksForMessage = query.get('token_source') === 'postMessage'
  if (token !== null && asksForMessage) return err('two-deliveries')
  if (asksForMessage) return ok({ kind: 'postMessage' })
  return token === null || token === '' ? err('no-delivery') : ok({ kind: 'query', token })
}
