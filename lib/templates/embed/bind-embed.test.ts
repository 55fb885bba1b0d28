import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseEmbedUrl } from '@/lib/embed'
import { placeholderOf } from '@/lib/policy'
import type { Parameter } from '../parameters/parameter'
import { anyCase } from '../parameters/testing'
import { bindEmbed, type EmbedPlace } from './bind-embed'
import { type EmbedDefaults, type EmbedFilters, filterText, plainEmbed } from './embed-defaults'
import { anyFilters, embedWith } from './testing'

const user: Parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true }
const place: EmbedPlace = { origin: 'https://cobrowse.io', delivery: { kind: 'postMessage' } }
const ofUser: EmbedDefaults = { ...plainEmbed, filters: [{ key: 'user_id', value: '{{user_id}}' }] }

/** A template whose filters use all of its parameters, among filters that are values, with values that fit. */
const anyFilled = anyCase.chain(({ parameters, values }) => {
  const holes = parameters.map(({ name }) => ({ key: `key of ${name}`, value: placeholderOf(name) }))
  const mixed = anyFilters.chain((fixed) =>
    fc.shuffledSubarray([...holes, ...fixed], { minLength: holes.length + fixed.length }),
  )
  return fc.record({ embed: embedWith(mixed), parameters: fc.constant(parameters), values: fc.constant(values) })
})

const anyPlace: fc.Arbitrary<EmbedPlace> = fc.record(
  {
    origin: fc.constantFrom('https://cobrowse.io', 'http://127.0.0.1:3000'),
    delivery: fc.constantFrom<EmbedPlace['delivery']>(
      { kind: 'postMessage' },
      { kind: 'query', token: 'a.b&filter_x=y' },
    ),
    page: fc.constantFrom({ kind: 'device' as const, deviceId: 'd/1' }, { kind: 'code' as const }),
  },
  { requiredKeys: ['origin', 'delivery'] },
)

describe('bindEmbed', () => {
  test('builds an address that says exactly the template with its values, and nothing more', () => {
    fc.assert(
      fc.property(anyFilled, anyPlace, ({ embed, parameters, values }, at) => {
        const bound = bindEmbed({ embed, parameters, values })
        if (!bound.ok) throw new Error(bound.error[0]?.message)
        const filters: EmbedFilters = embed.filters.map(({ key, value }) => {
          const parameter = parameters.find(({ name }) => placeholderOf(name) === value)
          const given = parameter === undefined ? value : values[parameter.name]
          return { key, value: filterText(given ?? 'no value') }
        })
        const { page, ...options } = embed
        expect(parseEmbedUrl(bound.value(at))).toEqual({
          ok: true,
          value: { page: { kind: page }, ...at, options: { ...options, filters } },
        })
      }),
    )
  })

  test('gives no address while one value is missing, and names its parameter', () => {
    fc.assert(
      fc.property(
        anyFilled,
        fc.nat(),
        fc.constantFrom(undefined, null),
        ({ embed, parameters, values }, pick, nothing) => {
          const missing = parameters[pick % parameters.length]?.name ?? ''
          const bound = bindEmbed({ embed, parameters, values: { ...values, [missing]: nothing } })
          expect(bound).toMatchObject({ ok: false, error: [{ code: 'value-missing', parameter: missing }] })
        },
      ),
    )
  })

  test('gives no address for any value at all that the parameter does not take', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const bound = bindEmbed({ embed: ofUser, parameters: [user], values: { user_id: value } })
        if (bound.ok)
          expect(parseEmbedUrl(bound.value(place))).toMatchObject({ value: { options: { filters: [{ value }] } } })
        else expect(bound.error[0]?.parameter).toBe('user_id')
      }),
    )
  })

  test.each([
    ['nothing', {}, 'value-missing'],
    ['null', { user_id: null }, 'value-missing'],
    ['the empty text', { user_id: '' }, 'value-empty'],
    ['spaces', { user_id: '  ' }, 'value-empty'],
    ['a space at the end', { user_id: 'c_1 ' }, 'value-spaces'],
    ['another type', { user_id: 7 }, 'value-type'],
    ['a list', { user_id: ['c_1'] }, 'value-type'],
    ['text that runs backwards', { user_id: 'c_1\u202e' }, 'value-characters'],
    ['an unseen mark', { user_id: 'c\u200b_1' }, 'value-characters'],
    ['a value of the prototype', Object.create({ user_id: 'c_1' }), 'value-missing'],
  ])('refuses %s by the name of the parameter', (_what, values, code) => {
    const bound = bindEmbed({ embed: ofUser, parameters: [user], values })
    expect(bound).toMatchObject({ ok: false, error: [{ code, parameter: 'user_id' }] })
  })

  test.each([
    ['is not declared', ofUser, [], 'parameter-undeclared'],
    ['may be left out', ofUser, [{ ...user, required: false }], 'parameter-optional'],
    [
      'is part of a value',
      { ...plainEmbed, filters: [{ key: 'user_id', value: 'c_{{user_id}}' }] },
      [user],
      'parameter-in-text',
    ],
    ['is in a key', { ...plainEmbed, filters: [{ key: '{{user_id}}', value: 'c_1' }] }, [user], 'parameter-in-key'],
  ])('gives no address while a parameter %s', (_what, embed, parameters, code) => {
    const bound = bindEmbed({ embed, parameters, values: { user_id: 'c_1' } })
    expect(bound).toMatchObject({ ok: false, error: [{ code }] })
  })

  test('a value that looks like an option, a filter or a parameter is one filter value and nothing else', () => {
    for (const value of ['a&filter_b=c', 'x&token=eyJ', '#/settings', '../session/s1', '{{tenant}}', '%26lng=de']) {
      const bound = bindEmbed({ embed: ofUser, parameters: [user], values: { user_id: value } })
      expect(bound.ok && parseEmbedUrl(bound.value(place))).toEqual({
        ok: true,
        value: {
          ...place,
          page: { kind: 'dashboard' },
          options: expect.objectContaining({ filters: [{ key: 'user_id', value }] }),
        },
      })
    }
  })

  test('a number and a truth value stand in a filter as JSON writes them', () => {
    const parameters: readonly Parameter[] = [
      { name: 'tier', type: 'integer', label: 'Tier', required: true },
      { name: 'vip', type: 'boolean', label: 'VIP', required: true },
    ]
    const embed = {
      ...plainEmbed,
      filters: [
        { key: 'tier', value: '{{tier}}' },
        { key: 'vip', value: '{{vip}}' },
      ],
    }
    const bound = bindEmbed({ embed, parameters, values: { tier: -7, vip: true } })
    expect(bound.ok && bound.value(place)).toContain('filter_tier=-7&filter_vip=true')
  })

  test('values of other parameters are left to the claims', () => {
    const values = { user_id: 'c_1', tenant: '' }
    expect(bindEmbed({ embed: ofUser, parameters: [user], values }).ok).toBe(true)
  })
})
