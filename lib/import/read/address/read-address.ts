import { err, ok, type Result } from '@/lib/base'
import { type EmbedPage, embedPages } from '@/lib/embed'
import { problemAt, type TextProblem } from '@/lib/json'
import { changeEmbed, type EmbedDefaults, plainEmbed, templatePages } from '@/lib/templates'
import { isTokenText, type TokenContext } from '@/lib/tokens'
import type { Imported } from '../imported'
import { readPastedToken } from '../read-pasted-token'
import { type AddressParts, addressesAmong, addressIn, show, splitAddress } from './split-address'

/**
 * Reads an embed address, or a frame with one: page, options and filters become the embed defaults, the token its claims.
 * Null where the text is no address. Without a token that reads there are no claims, so they grant nothing.
 */
export function readAddress(text: string, context: TokenContext): Result<Imported, TextProblem> | null {
  const url = addressIn(text)
  return url && readUrl(text, url, context)
}

/**
 * Reads the one embed address that stands among other words. Null where there is none; several are refused, as a template
 * opens one page, and nobody but the reader knows which is meant.
 */
export function readAddressAmong(text: string, context: TokenContext): Result<Imported, TextProblem> | null {
  const [first, second, ...more] = addressesAmong(text)
  if (first === undefined) return null
  if (second !== undefined) {
    const message = `There are ${more.length + 2} embed addresses here. A template opens one page, so paste one of them.`
    return err(problemAt(text, second, message))
  }
  const read = readUrl(text, first.url, context)
  if (!read.ok) return read
  return ok({ ...read.value, changed: ['Took the address out of the words around it.', ...read.value.changed] })
}

function readUrl(text: string, url: URL, context: TokenContext): Result<Imported, TextProblem> {
  const parts = splitAddress(url)
  if (parts.page === null) {
    const message = `${show(url.pathname)} is no page of the embed. Its pages are ${embedPages.map(({ kind }) => kind).join(', ')}.`
    return err(problemAt(text, { from: 0, to: text.length }, message))
  }
  const token = claimsOf(parts, context)
  const embed = embedOf(parts)
  return ok({
    ...token.imported,
    kind: 'address',
    embed: embed.embed,
    understood: [
      `An embed address of ${parts.host}: ${describePage(parts.page)}.`,
      ...filterSentences(embed.embed),
      ...token.imported.understood,
    ],
    refused: [...parts.noted, ...embed.noted, ...token.noted, ...token.imported.refused],
  })
}

type Taken = { readonly imported: Omit<Imported, 'kind'>; readonly noted: readonly string[] }

function claimsOf({ token }: AddressParts, context: TokenContext): Taken {
  if (token === null) return { imported: noClaims, noted: ['It carries no token, so the claims grant nothing yet.'] }
  if (!isTokenText(token)) {
    const note = `The token ${show(token)} is no JWT. It reads like a license key, which names an account and gives no access; a token is signed with the private key of that account.`
    return { imported: noClaims, noted: [note] }
  }
  const read = readPastedToken(token, context)
  return read.ok
    ? { imported: read.value, noted: [] }
    : { imported: noClaims, noted: [`The token. ${read.error.message}`] }
}

const noClaims: Omit<Imported, 'kind'> = {
  draftText: '{\n  "role": null,\n  "policy": {\n    "version": 3\n  }\n}',
  parameters: [],
  embed: plainEmbed,
  lifetimeSeconds: null,
  understood: [],
  changed: [],
  refused: [],
  findings: [],
  neverValid: null,
}

function embedOf({ page, options }: AddressParts): {
  readonly embed: EmbedDefaults
  readonly noted: readonly string[]
} {
  const kind = templatePages.find((one) => one === page?.kind)
  const noted =
    kind === undefined ? [`The id in its path: it is of one moment, so the template opens the dashboard.`] : []
  const embed = changeEmbed(plainEmbed, { ...options, ...(kind && { page: kind }) })
  if (embed.ok) return { embed: embed.value, noted }
  return { embed: plainEmbed, noted: [...noted, `Its options. ${embed.error}`] }
}

function describePage(page: EmbedPage): string {
  const label = embedPages.find(({ kind }) => kind === page.kind)?.label ?? page.kind
  const id = 'deviceId' in page ? page.deviceId : 'sessionId' in page ? page.sessionId : null
  return `the page “${label}”${id === null ? '' : ` of ${show(id)}`}`
}

function filterSentences({ filters }: EmbedDefaults): readonly string[] {
  if (filters.length === 0) return []
  const list = filters.map(({ key, value }) => `${show(key)} = ${show(value)}`).join(' and ')
  return [`It lists only what has ${list}. That narrows a list and is no wall: the token decides what can be reached.`]
}
