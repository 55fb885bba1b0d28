import { parseUrl, trimChars } from '@/lib/base'
import { type EmbedOptions, type EmbedPage, embedParts, pageAtPath, readOptions } from '@/lib/embed'

/** An embed address in its parts; `noted` says, one sentence each, what of it is no option or has no such value. */
export type AddressParts = {
  readonly host: string
  readonly page: EmbedPage | null
  readonly options: EmbedOptions
  readonly token: string | null
  readonly noted: readonly string[]
}

const addressLike = /^https?:\/\/\S{4,}$/i
const source = /<iframe\b[^>]{0,400}?\bsrc\s{0,4}=\s{0,4}(?:"([^"]{4,60000})"|'([^']{4,60000})')/i

/** The address in a text that is one, or a frame with one; null for any other text. */
export function addressIn(text: string): URL | null {
  const frame = source.exec(text.slice(0, 65_536))
  const framed = (frame?.[1] ?? frame?.[2])?.replaceAll('&amp;', '&')
  const bare = trimChars((framed ?? text).trim().replace(/^["'`<]/, ''), '"\'`>;,', 'end')
  return addressLike.test(bare) ? parseUrl(bare) : null
}

/** An address of a page of the embed that stands among other words, and where. */
export type FoundAddress = { readonly url: URL; readonly from: number; readonly to: number }

/**
 * The addresses of embed pages that stand in a text, each once, with or without https:// in front. Any other address is none
 * of them. Takes time linear in the text, and looks no further than a paste may be long.
 */
export function addressesAmong(text: string): readonly FoundAddress[] {
  const found = new Map<string, FoundAddress>()
  for (const { 0: word, index } of text.slice(0, 65_536).matchAll(/\S+/g)) {
    const bare = bareWord(word)
    const url = bare.length < 12 ? null : embedUrl(bare)
    const from = index + word.indexOf(bare)
    if (url && !found.has(url.href)) found.set(url.href, { url, from, to: from + bare.length })
  }
  return [...found.values()]
}

const around = '"\'`<>()[]{}|*;,:!'

/** Without the quotes, brackets and stops of a sentence around it; a token without a signature ends with a dot of its own. */
function bareWord(word: string): string {
  const bare = trimChars(word, around)
  return /[?&]token=[\w-]+\.[\w-]+\.$/.test(bare) ? bare : trimChars(bare, `${around}.?`, 'end')
}

function embedUrl(word: string): URL | null {
  const href = /^https?:\/\//i.test(word)
    ? word
    : /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?\//i.test(word)
      ? `https://${word}`
      : ''
  const url = parseUrl(href)
  return url && pageOf(url) ? url : null
}

function pageOf({ pathname }: URL): EmbedPage | null {
  return pageAtPath(trimChars(pathname, '/', 'end'))
}

/** Splits an address. Options that nobody documents, and values an option does not have, are noted and left out. */
export function splitAddress(url: URL): AddressParts {
  const { options, ignored } = readOptions(url.searchParams)
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !isOption(name))
  return {
    host: url.host,
    page: pageOf(url),
    options,
    token: url.searchParams.get('token') || null,
    noted: [
      ...unknown.map((name) => {
        return `${show(name)} is no option of this page, so it is left out.${Object.hasOwn(hints, name) ? hints[name] : ''}`
      }),
      ...ignored.map(({ parameter, value }) => {
        return `${show(parameter)} has no value ${show(value)}, so it stays as Cobrowse has it.`
      }),
    ],
  }
}

const ownNames: readonly string[] = [
  ...embedParts.map(({ parameter }) => parameter),
  ...['end_action', 'lng', 'token', 'token_source', 'nochrome', 'allow_popout'],
]
const hints: Readonly<Record<string, string>> = {
  nav: ' Write navigation=none to hide the bar.',
  code: ' The page /code asks for it; no address carries it.',
}

function isOption(name: string): boolean {
  return (name.startsWith('filter_') && name !== 'filter_') || ownNames.includes(name)
}

/** Quotes a stretch of an address: short, and nothing invisible left as it is. */
export function show(text: string): string {
  const line = text.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')
  return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`
}
