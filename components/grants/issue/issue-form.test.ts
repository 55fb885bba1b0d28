import { describe, expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { type GrantContext, type GrantView, outlineGrant } from '@/lib/grants'
import { openGuardrail } from '@/lib/guardrails'
import { previewRule } from '@/lib/rules'
import { emptyContent, readDraft } from '@/lib/templates'
import { cardOfGiven, cardOfOutline } from './card-of-outline'
import { fixForm, judgeByRule, judgeForm, parametersOf, ruleFactsOf, sentAsk } from './issue-form'
import {
  another,
  clockAfter,
  emptyForm,
  formOfGrant,
  type IssueForm,
  momentOf,
  readForm,
  sameAgain,
} from './issue-state'

const now = new Date(2026, 10, 30, 13, 0).getTime()
const minute = 60_000

function contextOf(issuance: object = {}, change: Partial<GrantContext> = {}): GrantContext {
  const text =
    '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"}},"sessions":{"custom_data":{"user_id":"{{user_id}}"}}}}'
  const parameters = '[{"name":"user_id","type":"string","label":"Customer","required":true,"pattern":"c_[0-9]+"}]'
  const { sound } = readDraft({ ...emptyContent, text, parameters, issuance: JSON.stringify(issuance) }, openGuardrail)
  if (!sound.ok) throw new Error(sound.error.message)
  const frame = { licenseKey: 'license-sandbox', modulusLength: 2_048 }
  return {
    draft: sound.value,
    guardrail: openGuardrail,
    frame,
    roles: ['lead'],
    mayGive: true,
    ruleSeconds: null,
    now,
    ...change,
  }
}

const filled: IssueForm = {
  ...emptyForm,
  email: 'ida@acme.example',
  name: 'Ida Berg',
  typed: { user_id: 'c_4711' },
  reason: 'The customer cannot find the export.',
}

test('an empty form has nothing wrong with it; it says what is needed, and already until when it would last', () => {
  const { problems, missing, outline } = judgeForm(emptyForm, contextOf())
  expect(problems).toEqual([])
  expect(missing.map(({ label }) => label)).toEqual([
    'the agent’s e-mail',
    'the agent’s name',
    'Customer',
    'the reason',
  ])
  expect(outline.times).toMatchObject({ endsAt: now + 60 * minute, endSetBy: 'usual' })
})

test('a form that is filled in is sent as it was judged', () => {
  const context = contextOf()
  const { problems, missing } = judgeForm(filled, context)
  expect([problems, missing]).toEqual([[], []])
  const [templateId, version] = ['tpl_01JD0000000000000000000000', 3] as const
  expect(sentAsk(filled, context, { templateId, version, isBesides: false })).toEqual({
    templateId,
    version,
    isBesides: false,
    agent: { email: 'ida@acme.example', name: 'Ida Berg' },
    values: { user_id: 'c_4711' },
    narrowing: { without: [], isReadOnly: false },
    startsAt: null,
    // The length that was shown, although none was chosen.
    end: { kind: 'length', minutes: 60 },
    delivery: null,
    reason: 'The customer cannot find the export.',
    ticket: '',
  })
})

test('a length that was left blank is refused by name when it came to be too long after it was shown, and never shortened', () => {
  const context = contextOf()
  const ids = { templateId: 'tpl_01JD0000000000000000000000', version: 3, isBesides: false } as const
  const sent = sentAsk(filled, context, ids)
  const ask = { ...sent, startsAt: null, end: sent.end }
  expect(outlineGrant(context, ask).times?.endSetBy).toBe('usual')
  const guardrail = { ...openGuardrail, longestSeconds: { ...openGuardrail.longestSeconds, customer: 1_800 } }
  expect(outlineGrant(contextOf({}, { guardrail }), ask).problems).toMatchObject([
    { code: 'too-long', field: 'end', message: expect.stringMatching(/30 minutes.*the guardrail/) },
  ])
})

test('blanks around a pasted value are refused, and taken away by one press and not before', () => {
  const pasted = { ...filled, typed: { user_id: ' c_4711 ' } }
  const [problem] = judgeForm(pasted, contextOf()).problems
  expect(problem).toMatchObject({ field: 'values.user_id', fix: { value: 'c_4711' } })
  if (problem === undefined) throw new Error('Nothing was refused.')
  expect(fixForm(pasted, problem).typed).toEqual({ user_id: 'c_4711' })
  expect(judgeForm(fixForm(pasted, problem), contextOf()).problems).toEqual([])
})

test('what is too long is refused with the limit’s name, and its fix is the longest', () => {
  const long: IssueForm = { ...filled, end: { kind: 'written', text: '9 h' } }
  const [problem] = judgeForm(long, contextOf()).problems
  expect(problem?.message).toMatch(/the template sets that limit/)
  if (problem === undefined) throw new Error('Nothing was refused.')
  expect(fixForm(long, problem).end).toEqual({ kind: 'minutes', minutes: 480 })
})

test.each([
  ['30', 30],
  ['1.5 h', 90],
  ['half an hour', 30],
])('the free length %s is so many minutes', (text, minutes) => {
  const { outline } = judgeForm({ ...filled, end: { kind: 'written', text } }, contextOf())
  expect(outline.times?.endsAt).toBe(now + minutes * minute)
})

test('a length that cannot be read is said where it stands, and nothing is given for the usual length instead', () => {
  const { problems } = judgeForm({ ...filled, end: { kind: 'written', text: 'soon' } }, contextOf())
  expect(problems).toMatchObject([{ field: 'end', message: expect.stringContaining('Write a length') }])
  const { missing } = judgeForm({ ...filled, end: { kind: 'clock', text: '' } }, contextOf())
  expect(missing.map(({ field }) => field)).toEqual(['end'])
})

test('the end of a shift is the next time the clock shows it, counted from the start', () => {
  expect(clockAfter('17:30', now)).toBe(now + 270 * minute)
  expect(clockAfter('12:00', now)).toBe(now + 23 * 60 * minute)
  expect(clockAfter('25:00', now)).toBeNull()
  const later = { ...filled, startsLater: true, startText: '2026-12-01T08:00' }
  const { outline } = judgeForm({ ...later, end: { kind: 'clock', text: '09:00' } }, contextOf())
  expect(outline.times).toMatchObject({
    startsAt: momentOf('2026-12-01T08:00'),
    endsAt: momentOf('2026-12-01T09:00'),
  })
})

test('who may only ask is told that someone has to agree', () => {
  const { outline } = judgeForm(filled, contextOf({}, { roles: ['requester'], mayGive: false }))
  expect(outline.approvals).toBe(1)
})

describe('the card of what is filled in', () => {
  const about = {
    template: { name: 'One customer', version: 3 },
    agent: { name: 'Ida Berg', email: 'ida@acme.example' },
    giver: 'you',
    reason: '',
    ticket: '',
    now,
  }
  const outlineOf = (form: IssueForm, change: Partial<GrantContext> = {}) =>
    judgeForm(form, contextOf({}, change)).outline
  const asker = { roles: ['requester'], mayGive: false } as const

  test('says when it ends where it is given at once, and how long it lasts where somebody has to agree first', () => {
    const given = cardOfOutline(outlineOf(filled), about)
    expect(given.renewable).toEqual({ at: now + 60 * minute, words: 'set by the usual length of the template' })
    const asked = cardOfOutline(outlineOf(filled, asker), about)
    expect(asked.renewable).toEqual({
      at: null,
      words: '1 h from when it is agreed to, set by the usual length of the template',
    })
    expect(asked.usable).toEqual({ at: null, words: 'not given yet' })
  })

  test('calls the end of a shift a time that was chosen, and names the guardrail with what it bounds', () => {
    const shift = cardOfOutline(outlineOf({ ...filled, end: { kind: 'clock', text: '13:30' } }), about)
    expect(shift.renewable).toEqual({ at: now + 30 * minute, words: 'set by the time that you chose' })
    const longestSeconds = { ...openGuardrail.longestSeconds, customer: 1_800 }
    const guarded = outlineOf(filled, { guardrail: { ...openGuardrail, longestSeconds } })
    expect(cardOfOutline(guarded, about).renewable?.words).toBe('set by the guardrail, for what reaches one customer')
  })

  test('says when it ends where somebody has to agree and the end does not turn on when they do', () => {
    const shift = { ...filled, end: { kind: 'clock', text: '14:30' } } as const
    expect(cardOfOutline(outlineOf(shift, asker), about).renewable?.at).toBe(now + 90 * minute)
    const later = { ...filled, startsLater: true, startText: '2026-11-30T15:00' }
    expect(cardOfOutline(outlineOf(later, asker), about).renewable?.at).toBe(now + 180 * minute)
  })

  test('has the times of the server once it was given, whatever the machine took for now', () => {
    const [startsAt, endsAt] = [now + 3 * minute, now + 63 * minute]
    const outcome = {
      id: 'gnt_01JD0000000000000000000000',
      state: 'ready',
      code: 'c',
      claimBy: null,
      startsAt,
      endsAt,
    } as const
    const card = cardOfGiven(outlineOf(filled), outcome, about)
    expect([card.renewable?.at, card.usable.at]).toEqual([endsAt, startsAt + 10 * minute])
  })
})

test('reading only and what is left out narrow what the card says', () => {
  const { outline } = judgeForm({ ...filled, without: ['sessions'], isReadOnly: true }, contextOf())
  expect(outline.sentence).toBe('A token can see devices of one customer (user_id = c_4711), and nothing else.')
})

test('only the blanks of the template are asked for', () => {
  expect(parametersOf(contextOf().draft).map(({ name }) => name)).toEqual(['user_id'])
})

test('what was kept in the browser comes back to the letter, and what is damaged is an empty form', () => {
  const form: IssueForm = { ...filled, templateId: 'tpl_x', end: { kind: 'clock', text: '17:30' }, without: ['push'] }
  expect(readForm(JSON.stringify(form), emptyForm)).toEqual(form)
  for (const kept of [null, '', '[]', '{"email":1,"typed":3,"end":"x","without":{}}']) {
    expect(readForm(kept, emptyForm)).toEqual(emptyForm)
  }
})

test('the same again keeps the customer and asks anew for whom and why; another one keeps the template alone', () => {
  const form = { ...filled, templateId: 'tpl_x' }
  expect(sameAgain(form)).toMatchObject({ typed: { user_id: 'c_4711' }, email: '', reason: '' })
  expect(another(form)).toEqual({ ...emptyForm, templateId: 'tpl_x' })
})

test('what was given before fills the form in, with the customer only where what it was about was opened', () => {
  const view: GrantView = {
    id: 'gnt_01JD0000000000000000000000',
    state: 'ended',
    template: { id: 'tpl_x', name: 'One customer', version: 3 },
    agent: { email: 'ida@acme.example', name: 'Ida Berg' },
    delivery: 'link',
    reach: '',
    reason: 'Again.',
    ticket: 'TCK-1',
    asked: { by: 'Lena', at: now, isOwn: true },
    given: null,
    decisions: [],
    approvals: 0,
    startsAt: now,
    endsAt: now,
    lengthSeconds: 1_800,
    endSetBy: 'chosen',
    decideBy: now,
    claimBy: null,
    claimedAt: null,
    lastTokenEndsAt: null,
    tokenSeconds: 600,
    minted: 0,
    ended: null,
    extends: null,
    handedFrom: null,
    problem: null,
    mayMakeToken: false,
  }
  const narrowing = { without: ['push'], isReadOnly: true }
  const blank = formOfGrant(view, narrowing, null)
  expect(blank).toMatchObject({ templateId: 'tpl_x', email: 'ida@acme.example', typed: {}, ticket: 'TCK-1' })
  expect(blank.end).toEqual({ kind: 'minutes', minutes: 30 })
  // The new one is no wider than the one before, whether it was opened or not.
  expect(blank).toMatchObject(narrowing)
  const opened = formOfGrant(view, narrowing, { values: { user_id: 'c_1', level: 2 }, claims: '{}', sentence: '' })
  expect(opened.typed).toEqual({ user_id: 'c_1', level: '2' })
})

test('what is taken less than the template is said before the customer is filled in', () => {
  const wide = judgeForm({ ...filled, typed: {} }, contextOf()).outline.sentence
  const narrow = judgeForm({ ...filled, typed: {}, isReadOnly: true, without: ['sessions'] }, contextOf()).outline
  expect(narrow.sentence).not.toBe(wide)
  expect(narrow.sentence).not.toContain('sessions')
})

test('a field that is empty asks for what it is called on screen, and not for the name in the claims', () => {
  const { missing } = judgeForm(emptyForm, contextOf())
  const said = Object.fromEntries(missing.map(({ field, message }) => [field, message]))
  expect(said['values.user_id']).toBe('Fill in Customer.')
  expect(said['agent.email']).toBe('Fill in the agent’s e-mail.')
  const [problem] = judgeForm({ ...filled, typed: { user_id: ' c_4711 ' } }, contextOf()).problems
  expect(problem?.message).toMatch(/^Customer /)
})

test('the rule of a template takes from what a role lets: who may not ask is told why, and lengths and approvals follow', () => {
  const rule = {
    ask: 'request.auxData.jwt.name == "Lena"',
    give: 'request.auxData.jwt.email == "boss@acme.example"',
    lengths: [
      {
        maxMinutes: 30,
        when: 'request.resource.attr.minutes > 0.0 && "c_4711" in request.resource.attr.parameters["user_id"]',
      },
    ],
  }
  const context = contextOf({ rule })
  const { issuance } = context.draft
  const request = ruleFactsOf(filled, context.draft, judgeForm(filled, context).outline)
  if (request === null) throw new Error('Everything is filled in.')
  const judgedFor = (claims: JsonObject) =>
    judgeByRule(filled, context, previewRule(issuance.rule, { claims, request, now })).judged
  const lena = judgedFor({ name: 'Lena', email: 'lena@acme.example' })
  expect(lena.problems).toEqual([])
  expect(lena.outline).toMatchObject({ approvals: 1, times: { lengthSeconds: 1_800, endSetBy: 'rule' } })
  expect(judgedFor({ name: 'Lena', email: 'boss@acme.example' }).outline.approvals).toBe(0)
  expect(judgedFor({ name: 'Samir' }).problems).toEqual([
    {
      code: 'rule',
      field: 'template',
      message:
        'The rule of this template does not let you ask for this. Needs that name is “Lena”; your name is “Samir”.',
    },
  ])
})
