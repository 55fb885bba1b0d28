import { describe, expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import type { Finding } from '@/lib/policy'
import { readDraft } from '../draft/read-draft'
import { issuanceFixOf, partOf } from '../parts/part-finding'
import { emptyContent } from '../versions/content'
import { obstaclesTo } from '../versions/obstacles'
import { judgePublication } from '../versions/publication'
import { changeIssuance } from './read-issuance'

const narrow = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'
const unlimited = '{"role":null,"policy":{"version":3,"devices":{}}}'
const bounded = { ...openGuardrail, longestSeconds: { ...openGuardrail.longestSeconds, customer: 14_400 } }

function findingsOf(text: string, issuance: string, guardrail = openGuardrail): readonly Finding[] {
  return readDraft({ ...emptyContent, text, issuance }, guardrail).findings.filter(
    (finding) => partOf(finding) === 'issuance',
  )
}

describe('the settings of a draft', () => {
  test.each([
    ['{}', narrow, []],
    ['{"maxMinutes":30}', narrow, ['error issuance-default-too-long defaultMinutes']],
    ['{"maxMinutes":30,"defaultMinutes":30}', narrow, []],
    ['{"maxBareTokenMinutes":600}', narrow, []],
    [
      '{"maxBareTokenMinutes":600,"deliveries":["token"]}',
      narrow,
      ['error issuance-bare-token-too-long maxBareTokenMinutes'],
    ],
    ['{"reason":{"pattern":"(a)"}}', narrow, ['error issuance-pattern reason.pattern']],
    ['{"ticket":{"pattern":"^INC"}}', narrow, ['error issuance-pattern ticket.pattern']],
    ['{"ticket":{"pattern":"INC[0-9]{7}"}}', narrow, []],
    ['{}', unlimited, ['suggestion issuance-unapproved approvals']],
    ['{"approvals":1}', unlimited, []],
    ['{}', '{"role":"administrator"}', ['suggestion issuance-unapproved approvals']],
  ])('%s over %s have the findings %j', (issuance, text, expected) => {
    const found = findingsOf(text, issuance)
    expect(found.map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`)).toEqual(expected)
  })

  test('go beyond the guardrail where somebody wrote a longer grant than it lets live, and it is named', () => {
    expect(findingsOf(narrow, '{"maxMinutes":240}', bounded)).toEqual([])
    expect(findingsOf(narrow, '{"maxMinutes":300}', bounded)).toMatchObject([
      {
        code: 'guardrail-grant',
        severity: 'error',
        path: ['maxMinutes'],
        message: expect.stringContaining('The guardrail lets access that reaches one customer last 4 hours at most'),
      },
    ])
    expect(findingsOf(narrow, '{}', bounded)).toEqual([])
    expect(findingsOf(unlimited, '{"maxMinutes":300,"approvals":1}', bounded)).toEqual([])
  })

  test('lose a finding by its fix, and get none that is graver', () => {
    for (const [text, issuance] of [
      [narrow, '{"maxMinutes":30}'],
      [narrow, '{"maxMinutes":90,"deliveries":["link","token"],"maxBareTokenMinutes":600}'],
      [unlimited, '{}'],
    ] as const) {
      const [finding] = findingsOf(text, issuance)
      const fix = finding && issuanceFixOf(finding)
      const fixed = changeIssuance(issuance, fix?.change ?? {})
      expect(fixed.ok && findingsOf(text, fixed.value)).toEqual([])
    }
  })

  test('that cannot be read are an error, so that nothing is signed or published with them', () => {
    const draft = readDraft({ ...emptyContent, text: narrow, issuance: '{"approvals":5}' }, openGuardrail)
    expect(draft.sound).toMatchObject({ ok: false, error: { message: 'The issuance settings cannot be read.' } })
  })

  test('block publishing by the field of the settings', () => {
    const content = { ...emptyContent, text: narrow, issuance: '{"maxMinutes":30}' }
    const publication = judgePublication({ content, live: null, guardrail: openGuardrail })
    expect(obstaclesTo(publication, { reasons: [], acknowledgesWider: false, isApproved: false })).toMatchObject([
      { kind: 'error', field: 'issuance' },
    ])
  })
})
