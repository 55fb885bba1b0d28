import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultEmbedOptions } from './options'
import { embedOptionsSchema } from './options-schema'
import { type EmbedPage, embedPath, pageAtPath } from './page'
import { buildEmbedUrl, parseEmbedUrl, readOptions } from './url'

const visibility = fc.constantFrom('shown', 'none')
// Lone surrogates cannot be written in an address at all.
const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => !/\p{Surrogate}/u.test(value))
const id = text.filter((value) => value !== '.' && value !== '..')

const pages: fc.Arbitrary<EmbedPage> = fc.oneof(
  fc.constantFrom<EmbedPage>({ kind: 'dashboard' }, { kind: 'code' }, { kind: 'connect' }),
  id.map((deviceId) => ({ kind: 'device' as const, deviceId })),
  id.map((sessionId) => ({ kind: 'session' as const, sessionId })),
  id.map((sessionId) => ({ kind: 'recording' as const, sessionId })),
)

const options = fc
  .record({
    filters: fc.array(
      fc.record({ key: text, value: fc.string({ unit: 'binary' }).filter((value) => !/\p{Surrogate}/u.test(value)) }),
      { maxLength: 4 },
    ),
    navigation: visibility,
    endAction: fc.constantFrom('dashboard', 'none', 'code'),
    popout: visibility,
    agentTools: visibility,
    deviceControls: visibility,
    sessionDetails: visibility,
    messages: visibility,
    language: fc.constantFrom('', 'de', 'pt-BR'),
  })
  .map((value) => embedOptionsSchema.parse(value))

const deliveries = fc.oneof(
  fc.constant({ kind: 'postMessage' as const }),
  text.map((token) => ({ kind: 'query' as const, token })),
)

test('every embed address reads back as what it was built from', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('https://cobrowse.io', 'https://eu.cobrowse.io', 'http://127.0.0.1:3000'),
      pages,
      options,
      deliveries,
      (origin, page, given, delivery) => {
        const embed = { origin, page, options: given, delivery }
        expect(parseEmbedUrl(buildEmbedUrl(embed))).toEqual({ ok: true, value: embed })
      },
    ),
  )
})

test('the path of every page names that page', () => {
  fc.assert(
    fc.property(pages, (page) => {
      expect(pageAtPath(embedPath(page))).toEqual(page)
    }),
  )
})

test('reading an address never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })), (given) => void parseEmbedUrl(given)),
  )
})

test('a plain embed asks for its token by message and says nothing else', () => {
  const url = buildEmbedUrl({
    origin: 'https://cobrowse.io',
    page: { kind: 'dashboard' },
    options: defaultEmbedOptions,
    delivery: { kind: 'postMessage' },
  })
  expect(url).toBe('https://cobrowse.io/dashboard?token_source=postMessage')
})

test('older names of options are understood', () => {
  const parsed = parseEmbedUrl('https://cobrowse.io/code?nochrome=true&allow_popout=false&token_source=postMessage')
  expect(parsed).toMatchObject({ ok: true, value: { options: { navigation: 'none', popout: 'none' } } })
})

test('a value nobody knows is named and counts as not given; every other option is read', () => {
  const query = new URLSearchParams(
    'navigation=hidden&agent_tools=none&lng=!&end_action=stay&filter_user_id=c_4711&nav=no',
  )
  expect(readOptions(query)).toEqual({
    options: { ...defaultEmbedOptions, agentTools: 'none', filters: [{ key: 'user_id', value: 'c_4711' }] },
    ignored: [
      { parameter: 'navigation', value: 'hidden' },
      { parameter: 'end_action', value: 'stay' },
      { parameter: 'lng', value: '!' },
    ],
  })
  expect(parseEmbedUrl(`https://cobrowse.io/code?token=a&${query}`)).toEqual({ ok: false, error: 'bad-option' })
})

test('reading options never throws, and what is not ignored is what was built', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (pairs) => void readOptions(new URLSearchParams(pairs))),
  )
})

test('an address with both ways of delivery is refused', () => {
  expect(parseEmbedUrl('https://cobrowse.io/code?token=a&token_source=postMessage')).toEqual({
    ok: false,
    error: 'two-deliveries',
  })
  expect(parseEmbedUrl('https://cobrowse.io/code')).toEqual({ ok: false, error: 'no-delivery' })
  expect(parseEmbedUrl('https://cobrowse.io/settings?token=a')).toEqual({ ok: false, error: 'unknown-page' })
})

test('the default options are what options that say nothing read as', () => {
  expect(embedOptionsSchema.parse({})).toEqual(defaultEmbedOptions)
})
