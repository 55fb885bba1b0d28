import type { Connection } from '@/lib/connection'
import type { EmbedDelivery, EmbedPage } from '@/lib/embed'
import type { EmbedAddress } from '@/lib/templates'
import { testTokenLifetime } from '@/lib/tokens'

/** A page that needs an id, which a template does not keep. */
type TriedPage = 'device' | 'session' | 'recording'

/** What a person set up for the preview alone. Ids are kept while another page is chosen. */
export type PreviewSettings = {
  /** A page tried in place of that of the template; null shows that of the template. */
  readonly page: TriedPage | null
  readonly deviceId: string
  readonly sessionId: string
  readonly delivery: EmbedDelivery['kind']
  readonly lifetimeSeconds: number
  readonly isRenewed: boolean
}

/** The settings a preview starts with: the page of the template, token by message, renewed before it runs out. */
export const firstSettings: PreviewSettings = {
  page: null,
  deviceId: '',
  sessionId: '',
  delivery: 'postMessage',
  lifetimeSeconds: testTokenLifetime.standard,
  isRenewed: true,
}

/** The page tried in place of that of the template: undefined where none is, null while its id is missing. */
function triedPage({ page, deviceId, sessionId }: PreviewSettings): EmbedPage | undefined | null {
  switch (page) {
    case null:
      return undefined
    case 'device':
      return deviceId === '' ? null : { kind: page, deviceId }
    case 'session':
    case 'recording':
      return sessionId === '' ? null : { kind: page, sessionId }
  }
}

/** Stands for the token wherever an address is shown. */
const mask = 'hidden'

type Addressed = { readonly connection: Connection; readonly settings: PreviewSettings; readonly address: EmbedAddress }

/** The address of the frame as it may be shown and copied: with the token left out. */
export function shownUrl(given: Addressed): string | null {
  return frameUrl(given, mask)
}

/** The address of the frame; null while an id is missing. The token is in it only when that was chosen. */
export function frameUrl({ connection: { origin }, settings, address }: Addressed, token: string): string | null {
  const page = triedPage(settings)
  if (page === null) return null
  return address({
    origin,
    page,
    delivery: settings.delivery === 'query' ? { kind: 'query', token } : { kind: 'postMessage' },
  })
}

/** How long a token in an address may live, in seconds: it can reach a log, so it lives as short as a token can. */
const queryLifetime = testTokenLifetime.shortest

/** The lifetime to ask for. */
export function lifetimeOf({ delivery, lifetimeSeconds }: PreviewSettings): number {
  return delivery === 'query' ? queryLifetime : lifetimeSeconds
}
