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
  const bare = (framed ?? text).trim().replace(/^["'`<]|["'`>;,]+$/g, '')
  return addressLike.test(bare) && URL.canParse(bare) ? new URL(bare) : null
}

/** Splits an address. Options that nobody documents, and values an option does not have, are noted and left out. */
export function splitAddress(url: URL): AddressParts {
  const { options, ignored } = readOptions(url.searchParams)
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !isOption(name))
  return {
    host: url.host,
    page: pageAtPath(url.pathname.replace(/\/+$/, '')),
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
