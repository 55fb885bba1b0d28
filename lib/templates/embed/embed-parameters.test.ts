import { describe, expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { bindParameters } from '../parameters/bind'
import { lintParameters } from '../parameters/lint'
import { makeParameter } from '../parameters/make'
import type { Parameter } from '../parameters/parameter'
import { printParameters } from '../parameters/parameter-list'
import { documentOf } from '../parameters/testing'
import { runTemplateTests } from '../tests/run'
import { emptyContent } from '../versions/content'
import { obstaclesTo } from '../versions/obstacles'
import { judgePublication } from '../versions/publication'
import { type EmbedDefaults, type EmbedFilters, plainEmbed, printEmbed } from './embed-defaults'
import { filterParameters } from './filter-uses'
import { lintEmbed } from './lint-embed'

const claims = { role: null, policy: { version: 3, devices: { custom_data: { tenant: 'acme' } } } }
const document = documentOf(claims)
const user: Parameter = { name: 'user_id', type: 'string', label: 'Customer', required: true, example: 'c_4711' }
const ofUser: EmbedDefaults = { ...plainEmbed, filters: [{ key: 'user_id', value: '{{user_id}}' }] }
const usedElsewhere = filterParameters(ofUser.filters)

function codesOf(embed: EmbedDefaults, parameters: readonly Parameter[]): readonly string[] {
  const findings = [
    ...lintParameters(document, parameters, filterParameters(embed.filters)),
    ...lintEmbed(embed, parameters),
  ]
  return findings.map(({ code }) => code)
}

describe('a parameter in a filter', () => {
  test('is used, so that nothing is said of it', () => {
    expect(codesOf(ofUser, [user])).toEqual([])
    expect(codesOf(plainEmbed, [user])).toEqual(['parameter-unused'])
  })

  test('has to be declared, and can be with one click', () => {
    const [finding] = lintEmbed(ofUser, [])
    expect(finding).toMatchObject({
      code: 'parameter-undeclared',
      severity: 'error',
      part: 'embed',
      path: ['filters', 0, 'value'],
      listFix: { parameters: [{ name: 'user_id', required: true }] },
    })
  })

  test('is never a part of a value or of a key', () => {
    const filters = [
      { key: 'user_id', value: '{{ user_id }}' },
      { key: '{{user_id}}', value: 'c_1' },
    ]
    const findings = lintEmbed({ filters }, [user])
    expect(findings.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'parameter-in-text filters.0.value',
      'parameter-in-key filters.1.key',
    ])
    // A patch of the claims would write into the wrong text.
    expect(findings.some((finding) => 'fix' in finding)).toBe(false)
  })

  test('may have a value where the claims are filled in, needs none there, and the value must fit', () => {
    const bind = (values: Readonly<Record<string, unknown>>) =>
      bindParameters({ document, parameters: [user], usedElsewhere, values })
    expect(bind({ user_id: 'c_1' })).toMatchObject({ ok: true, value: { claims } })
    expect(bind({})).toMatchObject({ ok: true, value: { claims } })
    expect(bind({ user_id: 'c_1 ' })).toMatchObject({ ok: false, error: [{ code: 'value-spaces' }] })
    expect(bind({ user_id: 'c_1', tenant: 'x' })).toMatchObject({ ok: false, error: [{ code: 'value-undeclared' }] })
    const alone = bindParameters({ document, parameters: [user], values: { user_id: 'c_1' } })
    expect(alone).toMatchObject({ ok: false, error: [{ code: 'value-unused' }] })
  })

  test('may have a value in a saved test, which decides nothing', () => {
    const request = { resource: 'devices', action: 'read' }
    const target = { custom_data: { tenant: 'acme' } }
    const test = { name: 'x', values: { user_id: 'c_1' }, expect: 'allow' as const, request, target }
    const results = runTemplateTests({ document, parameters: [user], usedElsewhere, tests: [test] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['passed'])
  })
})

function makeOf(filters: EmbedFilters, index: number, parameters: readonly Parameter[]) {
  return makeParameter({ texts: { document, filters }, places: [{ kind: 'filter', index }], parameters })
}

describe('making a parameter of a filter', () => {
  const filters = [{ key: 'user_id', value: 'c_4711' }]

  test('writes the placeholder and declares it with the value as its example', () => {
    expect(makeOf(filters, 0, [])).toEqual({
      ok: true,
      value: {
        name: 'user_id',
        patch: [],
        filters: ofUser.filters,
        parameters: [{ ...user, label: 'User id' }],
      },
    })
  })

  test('uses the parameter of that key and example again, also where it is a number', () => {
    expect(makeOf(filters, 0, [user])).toMatchObject({
      value: { parameters: [user] },
    })
    const tier: Parameter = { name: 'tier', type: 'integer', label: 'Tier', required: true, example: 7 }
    const made = makeOf([{ key: 'tier', value: '7' }], 0, [tier])
    expect(made).toMatchObject({ value: { name: 'tier', parameters: [tier] } })
  })

  test('of another value makes another parameter', () => {
    const made = makeOf([{ key: 'user_id', value: 'c_2' }], 0, [user])
    expect(made).toMatchObject({ value: { name: 'user_id_2' } })
  })

  test.each([
    ['empty', [{ key: 'a', value: '' }], 0],
    ['a parameter', ofUser.filters, 0],
    ['gone', [], 3],
  ])('says why not where the value is %s', (_what, list, index) => {
    expect(makeOf(list, index, [user]).ok).toBe(false)
  })
})

describe('publishing', () => {
  const content = { ...emptyContent, text: document.text }
  const consent = { reasons: [], acknowledgesWider: true, isApproved: true }

  function obstaclesOf(embed: string, parameters: readonly Parameter[] = []) {
    const given = { ...content, embed, parameters: printParameters(parameters) }
    return obstaclesTo(judgePublication({ content: given, live: null, guardrail: openGuardrail }), consent)
  }

  test('is stopped by an error in the embed defaults, under their name', () => {
    expect(obstaclesOf(printEmbed(ofUser))).toMatchObject([{ kind: 'error', field: 'embed' }])
    expect(obstaclesOf(printEmbed(ofUser), [user])).toEqual([])
  })

  test('is stopped by embed defaults that cannot be read', () => {
    expect(obstaclesOf('{"page":"device"}')).toMatchObject([
      { kind: 'error', message: expect.stringContaining('embed') },
    ])
  })

  test('sees a change of the embed defaults alone as a change', () => {
    const judge = (embed: string) =>
      judgePublication({ content: { ...content, embed }, live: content, guardrail: openGuardrail }).isSame
    expect(judge(emptyContent.embed)).toBe(true)
    expect(judge(printEmbed({ ...plainEmbed, navigation: 'none' }))).toBe(false)
  })
})
