import type { Connection } from '@/lib/connection'
import { buildEmbedUrl, defaultEmbedOptions, type EmbedDelivery, type EmbedOptions, type EmbedPage } from '@/lib/embed'
import { testTokenLifetime } from '@/lib/tokens'

/** What a person set up for the preview. Ids are kept while another page is chosen. */
export type PreviewSettings = {
  readonly page: EmbedPage['kind']
  readonly deviceId: string
  readonly sessionId: string
  readonly options: EmbedOptions
  readonly delivery: EmbedDelivery['kind']
  readonly lifetimeSeconds: number
  readonly isRenewed: boolean
}

/** The settings a preview starts with: the whole dashboard, token by message, renewed before it runs out. */
export const firstSettings: PreviewSettings = {
  page: 'dashboard',
  deviceId: '',
  sessionId: '',
  options: defaultEmbedOptions,
  delivery: 'postMessage',
  lifetimeSeconds: testTokenLifetime.standard,
  isRenewed: true,
}

/** The page as the embed knows it, or null while its id is missing. */
export function pageOf({ page, deviceId, sessionId }: PreviewSettings): EmbedPage | null {
  switch (page) {
    case 'device':
      return deviceId === '' ? null : { kind: page, deviceId }
    case 'session':
    case 'recording':
      return sessionId === '' ? null : { kind: page, sessionId }
    case 'dashboard':
    case 'code':
    case 'connect':
      return { kind: page }
  }
}

/** Stands for the token wherever an address is shown. */
const mask = 'hidden'

/** The address of the frame as it may be shown and copied: with the token left out. */
export function shownUrl(connection: Connection, settings: PreviewSettings): string | null {
  return frameUrl(connection, settings, mask)
}

/** The address of the frame. The token is in it only when that was chosen. */
export function frameUrl({ origin }: Connection, settings: PreviewSettings, token: string): string | null {
  const page = pageOf(settings)
  if (page === null) return null
  const delivery: EmbedDelivery = settings.delivery === 'query' ? { kind: 'query', token } : { kind: 'postMessage' }
  return buildEmbedUrl({ origin, page, options: withoutEmptyFilters(settings.options), delivery })
}

function withoutEmptyFilters(options: EmbedOptions): EmbedOptions {
  return { ...options, filters: options.filters.filter(({ key }) => key !== '') }
}

/** How long a token in an address may live, in seconds: it can reach a log, so it lives as short as a token can. */
export const queryLifetime = testTokenLifetime.shortest

/** The lifetime to ask for. */
export function lifetimeOf({ delivery, lifetimeSeconds }: PreviewSettings): number {
  return delivery === 'query' ? queryLifetime : lifetimeSeconds
}
