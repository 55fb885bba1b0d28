import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { comparePolicies } from '@/lib/policy'
import { emptyContent, readDraft } from '@/lib/templates'
import { extendedEnd } from './extend'
import { limitsOf } from './limits'
import { noNarrowing } from './narrow'
import { type GrantAsk, type GrantContext, planGrant } from './plan'
import { tokenWindow } from './token-window'

const now = 1_763_800_020_000
const minute = 60_000
const frame = { licenseKey: 'license-sandbox', modulusLength: 2_048 }

const ofCustomer =
  '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"}},"sessions":{"custom_data":{"user_id":"{{user_id}}"}}}}'

/** Every device, and the sessions of one customer. */
const everyDevice =
  '{"role":null,"policy":{"version":3,"devices":{},"sessions":{"custom_data":{"user_id":"{{user_id}}"}}}}'

function contextOf(issuance: object = {}, change: Partial<GrantContext> = {}, text = ofCustomer): GrantContext {
  const parameters = '[{"name":"user_id","type":"string","label":"Customer","required":true}]'
  const { sound } = readDraft({ ...emptyContent, text, parameters, issuance: JSON.stringify(issuance) }, openGuardrail)
  if (!sound.ok) throw new Error(sound.error.message)
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

const ask: GrantAsk = {
  agent: { email: 'Ida@Acme.example', name: 'Ida' },
  values: { user_id: 'c_4711' },
  narrowing: noNarrowing,
  startsAt: null,
  end: null,
  delivery: null,
  reason: 'The customer cannot find the export.',
  ticket: '',
}

function planned(context: GrantContext, change: Partial<GrantAsk> = {}) {
  const plan = planGrant(context, { ...ask, ...change })
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '))
  return plan.value
}

function problems(context: GrantContext, change: Partial<GrantAsk> = {}) {
  const plan = planGrant(context, { ...ask, ...change })
  return plan.ok ? [] : plan.error
}

describe('the plan of a grant', () => {
  test('a blank length is the length of the template, and its end is known before anything is given', () => {
    expect(planned(contextOf({ defaultMinutes: 90 }))).toMatchObject({
      startsAt: now,
      endsAt: now + 90 * minute,
      endSetBy: 'usual',
      tokenSeconds: 600,
      agent: { email: 'ida@acme.example' },
    })
  })

  test('half hours, the end of a shift and a later start are taken as they are asked for', () => {
    const context = contextOf()
    expect(planned(context, { end: { kind: 'length', minutes: 30 } }).endsAt).toBe(now + 30 * minute)
    const shift = planned(context, { startsAt: now + 60 * minute, end: { kind: 'at', at: now + 200 * minute } })
    expect(shift).toMatchObject({ startsAt: now + 60 * minute, endsAt: now + 200 * minute, lengthSeconds: null })
  })

  test('too long is refused by the name of its limit, with what is possible, and never shortened', () => {
    const [template] = problems(contextOf({ maxMinutes: 120 }), { end: { kind: 'length', minutes: 121 } })
    expect(template).toMatchObject({
      code: 'too-long',
      field: 'end',
      message: expect.stringMatching(/2 hours.*the template/),
    })
    expect(template?.fix).toEqual({ label: 'Take 2 h', value: '120' })
    const guardrail = { ...openGuardrail, longestSeconds: { ...openGuardrail.longestSeconds, customer: 3_600 } }
    const [guarded] = problems(contextOf({ defaultMinutes: 30 }, { guardrail }), {
      end: { kind: 'length', minutes: 61 },
    })
    expect(guarded?.message).toMatch(/1 hour.*guardrail, for what reaches one customer/)
  })

  test.each([
    [0, 'end'],
    [-5, 'end'],
    [1.5, 'end'],
    [Number.NaN, 'end'],
    [1e12, 'too-long'],
  ])('a length of %s minutes is refused', (minutes, code) => {
    expect(problems(contextOf(), { end: { kind: 'length', minutes } })[0]).toMatchObject({ code, field: 'end' })
  })

  test('blanks around a pasted value are offered to be removed, and are not removed in silence', () => {
    const [blank] = problems(contextOf(), { values: { user_id: ' c_4711' } })
    expect(blank).toMatchObject({ field: 'values.user_id', fix: { value: 'c_4711' } })
  })

  test('everything that is wrong is said at once, each with its field', () => {
    const fields = problems(contextOf(), { agent: { email: 'x', name: '' }, values: {}, reason: '' }).map(
      ({ field }) => field,
    )
    expect(fields).toEqual(['agent.email', 'agent.name', 'values.user_id', 'reason'])
  })

  test('who may not give waits for one who may; reach without limits takes another person always', () => {
    expect(planned(contextOf()).approvals).toBe(0)
    expect(planned(contextOf({}, { mayGive: false })).approvals).toBe(1)
    expect(planned(contextOf({ approvals: 2 })).approvals).toBe(2)
    expect(planned(contextOf({}, {}, everyDevice)).approvals).toBe(1)
    expect(planned(contextOf({ approvals: 2 }, {}, everyDevice)).approvals).toBe(2)
    // What is left of it when the resource without limits is taken out is limited.
    const without = { narrowing: { without: ['devices'], isReadOnly: false } }
    expect(planned(contextOf({}, {}, everyDevice), without).approvals).toBe(0)
  })

  test('a plan never outlives a limit and never reaches further than the template', () => {
    const anyMinutes = fc.integer({ min: 1, max: 3_000 })
    let made = 0
    fc.assert(
      fc.property(
        anyMinutes,
        fc.record({ without: fc.subarray(['devices', 'sessions', 'push']), isReadOnly: fc.boolean() }),
        fc.option(anyMinutes),
        (minutes, narrowing, guarded) => {
          const longestSeconds = { ...openGuardrail.longestSeconds, customer: guarded === null ? null : guarded * 60 }
          const context = contextOf({ maxMinutes: 1_000 }, { guardrail: { ...openGuardrail, longestSeconds } })
          const plan = planGrant(context, { ...ask, narrowing, end: { kind: 'length', minutes } })
          if (!plan.ok) return
          made += 1
          const whole = planned(contextOf({ maxMinutes: 5_000 }, { roles: ['owner'] }))
          expect(['equal', 'narrower']).toContain(comparePolicies(whole.claims, plan.value.claims).relation)
          const settings = context.draft.issuance
          for (const { seconds } of limitsOf({ ...context, settings, claims: plan.value.claims, delivery: 'link' })) {
            expect(plan.value.endsAt - plan.value.startsAt).toBeLessThanOrEqual(seconds * 1000)
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(made).toBeGreaterThan(30)
  })
})

describe('the window of a token', () => {
  const time = fc.integer({ min: 0, max: 10_000_000 })

  test('lies within the grant, in whole seconds rounded down, so that no token comes from the future', () => {
    fc.assert(
      fc.property(time, time, fc.integer({ min: 120, max: 3_600 }), time, (startsAt, endsAt, tokenSeconds, at) => {
        const window = tokenWindow({ startsAt, endsAt, tokenSeconds }, at)
        if (window === null) {
          expect(at < startsAt || Math.floor(endsAt / 1000) <= Math.floor(at / 1000)).toBe(true)
          return
        }
        expect(window.iat * 1000).toBeLessThanOrEqual(at)
        expect(window.exp * 1000).toBeLessThanOrEqual(endsAt)
        expect(window.exp - window.iat).toBeLessThanOrEqual(tokenSeconds)
        expect(window.exp).toBeGreaterThan(window.iat)
      }),
    )
  })
})

describe('an extension', () => {
  test('only lengthens, and reaches no further than one grant could', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 500 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 400 }),
        (minutes, length, later) => {
          const held = { startsAt: now, endsAt: now + length * minute }
          const limit = { name: 'template', seconds: 300 * 60, words: 'the template' } as const
          const end = extendedEnd(held, { minutes, limit, now: now + later * minute })
          if (!end.ok) return
          const { endsAt, endSetBy } = end.value
          expect(endsAt).toBe(held.endsAt + minutes * minute)
          expect(endsAt).toBeGreaterThan(held.endsAt)
          expect(endsAt).toBeLessThanOrEqual(held.startsAt + 300 * minute)
          expect(endSetBy).toBe(endsAt === held.startsAt + 300 * minute ? 'template' : 'chosen')
          expect(later).toBeLessThan(length)
        },
      ),
    )
  })
})

describe('a token that would be too long', () => {
  const tags = [1_000, 1_000, 340].map((length, at) => `"tag_${at}":"${'x'.repeat(length)}"`).join(',')
  const fixed = `{"role":null,"policy":{"version":3,"devices":{"custom_data":{${tags}}},"sessions":{}}}`
  const filledIn = `{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"}},"sessions":{}}}`
  const longAddress = `${'i'.repeat(40)}@${['a', 'b', 'c'].map((letter) => letter.repeat(60)).join('.')}.example`

  test('is laid to the address of the agent, or to the name, where one of usual length fits', () => {
    const asked = (agent: Partial<GrantAsk['agent']>) =>
      problems(contextOf({}, {}, fixed), { agent: { ...ask.agent, ...agent }, values: {} })
    expect(asked({})).toEqual([])
    expect(asked({ email: longAddress })).toMatchObject([
      { code: 'token-size', field: 'agent.email', message: expect.stringContaining('address alone has 231. Use a') },
    ])
    expect(asked({ name: 'Ö'.repeat(100) })).toMatchObject([
      { code: 'token-size', field: 'agent.name', message: expect.stringContaining('name alone has 100. Shorten') },
    ])
  })

  test('is laid to the value that takes most where no agent fits, and to the template where no value is that long', () => {
    const under = (license: number, value: string) =>
      problems(contextOf({}, { frame: { ...frame, licenseKey: 'l'.repeat(license) } }, filledIn), {
        agent: { ...ask.agent, email: longAddress },
        values: { user_id: value },
      })
    expect(under(2_100, 'c')).toEqual([])
    expect(under(2_400, 'c'.repeat(200))).toMatchObject([
      { code: 'token-size', field: 'values.user_id', message: expect.stringContaining('Customer takes most. Shorten') },
    ])
    expect(under(3_000, 'c_4711')).toMatchObject([
      { code: 'token-size', field: 'values', message: expect.stringContaining('whatever is filled in. Ask an author') },
    ])
  })
})
