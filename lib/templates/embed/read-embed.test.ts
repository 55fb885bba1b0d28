import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../versions/content'
import { embedLimits, plainEmbed, printEmbed } from './embed-defaults'
import { embedSchema } from './embed-schema'
import { readEmbed } from './read-embed'
import { anyEmbed } from './testing'

function problemsOf(text: string): readonly string[] {
  const read = readEmbed(text)
  return read.ok
    ? []
    : read.error.map(({ path, position, message }) => `${path.join('.')} ${position.line}: ${message}`)
}

describe('embed defaults', () => {
  test('are read back as they were printed, and print the same again', () => {
    fc.assert(
      fc.property(anyEmbed, (embed) => {
        const text = printEmbed(embed)
        expect(readEmbed(text)).toEqual({ ok: true, value: embed })
        expect(printEmbed(embedSchema.parse(JSON.parse(text)))).toBe(text)
      }),
    )
  })

  test('that say nothing are the empty object', () => {
    expect(printEmbed(plainEmbed)).toBe(emptyContent.embed)
    expect(readEmbed(emptyContent.embed)).toEqual({ ok: true, value: plainEmbed })
  })

  test('are printed with what differs only, in one order', () => {
    const filters = [{ value: '{{user_id}}', key: 'user_id' }]
    expect(
      printEmbed({ ...plainEmbed, language: 'de', messages: 'none', navigation: 'none', filters, page: 'connect' }),
    ).toBe(
      `{
  "page": "connect",
  "filters": [
    {
      "key": "user_id",
      "value": "{{user_id}}"
    }
  ],
  "navigation": "none",
  "messages": "none",
  "language": "de"
}
`,
    )
  })

  test.each([
    ['{', ' 1: '],
    ['[]', ' 1: The embed defaults are a JSON object: { … }.'],
    ['{"page":"device"}', 'page 1: page is one of dashboard, code, connect.'],
    ['{\n"navigation":"hidden"}', 'navigation 2: navigation is one of shown, none.'],
    ['{"token":"eyJ"}', 'token 1: The embed has no token.'],
    ['{"‮":1}', ' 1: '],
    ['{"filters":{}}', 'filters 1: filters is a list.'],
    ['{"filters":[7]}', 'filters.0 1: A filter is an object with key and value.'],
    ['{"filters":[{"key":"a"}]}', 'filters.0.value 1: A filter has no value.'],
    ['{"filters":[{"key":"","value":""}]}', 'filters.0.key 1: A filter needs a key.'],
    ['{"filters":[{"key":"a","value":7}]}', 'filters.0.value 1: value is a text.'],
    ['{"filters":[{"key":"a","value":"b","or":"c"}]}', 'filters.0.or 1: A filter has no or.'],
    ['{"language":"../x"}', 'language 1: language is a locale code such as de or pt-BR.'],
    ['{"page":"code","page":"connect"}', ' 1: '],
  ])('%j is refused with its place and a sentence', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)])
  })

  test('hold a bounded number of filters', () => {
    const filters = Array.from({ length: embedLimits.filters + 1 }, () => ({ key: 'a', value: 'b' }))
    expect(problemsOf(JSON.stringify({ filters }))).toEqual([`filters 1: A template has at most 50 filters.`])
  })

  test.each<[string, number, (size: number) => object]>([
    [
      'filters',
      embedLimits.filters,
      (size) => ({ filters: Array.from({ length: size }, (_, at) => ({ key: `k${at}`, value: 'b' })) }),
    ],
    ['key', embedLimits.key, (size) => ({ filters: [{ key: 'k'.repeat(size), value: 'b' }] })],
    ['value', embedLimits.value, (size) => ({ filters: [{ key: 'k', value: 'b'.repeat(size) }] })],
  ])('take %s up to %i, and one more is refused', (_what, most, embedOf) => {
    expect(problemsOf(JSON.stringify(embedOf(most)))).toEqual([])
    expect(problemsOf(JSON.stringify(embedOf(most + 1)))).toEqual([
      expect.stringContaining(most.toLocaleString('en-US')),
    ])
  })

  test('are read or refused, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const read = readEmbed(text)
        expect(read.ok || read.error.length > 0).toBe(true)
      }),
    )
  })
})

test('the plain embed is what defaults that say nothing read as', () => {
  expect(embedSchema.parse({})).toEqual(plainEmbed)
})
