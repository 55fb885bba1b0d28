import { err, ok, type Result } from '@/lib/base'
import { EmbedOptions, embedParts } from './options'
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

/** Reads the address of an embed, older names of options included. Never throws. */
export function parseEmbedUrl(text: string): Result<Embed, EmbedUrlProblem> {
  if (!URL.canParse(text)) return err('not-a-url')
  const url = new URL(text)
  const page = pageAtPath(url.pathname)
  if (page === null) return err('unknown-page')
  const options = readOptions(url.searchParams)
  if (!options.ok) return options
  const delivery = readDelivery(url.searchParams)
  if (!delivery.ok) return delivery
  return ok({ origin: url.origin, page, options: options.value, delivery: delivery.value })
}

/** Reads the options out of a query. Values it does not know make it refuse; parameters it does not know are ignored. */
export function readOptions(query: URLSearchParams): Result<EmbedOptions, 'bad-option'> {
  const parts = embedParts.map(({ option, parameter }) => [option, query.get(parameter) ?? undefined])
  const parsed = EmbedOptions.safeParse({
    ...Object.fromEntries(parts),
    ...olderNames(query),
    filters: [...query].flatMap(([name, value]) => (name.startsWith('filter_') ? { key: name.slice(7), value } : [])),
    endAction: query.get('end_action') ?? undefined,
    language: query.get('lng') ?? undefined,
  })
  return parsed.success ? ok(parsed.data) : err('bad-option')
}

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
