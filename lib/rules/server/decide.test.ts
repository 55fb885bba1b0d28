import { afterAll, describe, expect, it } from 'vitest'
import { openRule, type RuleText } from '../rule'
import { someRequest } from '../testing'
import { decideRule, explainRefusal } from './decide'
import { loadRules, prepareRule } from './prepare'
import { stopRuleEngine } from './running'
import { enginePids } from './testing'

const lead = { id: 'mem_1', claims: { sub: 'mem_1', email: 'lea@acme.example', groups: ['engineering'] } }
const other = { id: 'mem_2', claims: { sub: 'mem_2', email: 'hans@acme.example', groups: ['sales'] } }
const ofEngineering =
  'has(request.auxData.jwt.groups) && type(request.auxData.jwt.groups) == list && "engineering" in request.auxData.jwt.groups'

function asked(rule: RuleText, caller = lead) {
  return { rule, caller, request: someRequest, now: Date.now() }
}

async function allowed(rule: RuleText, caller = lead): Promise<readonly string[] | string> {
  const answer = await decideRule(asked(rule, caller))
  return answer.ok ? [...answer.value.allowed] : answer.error
}

afterAll(stopRuleEngine)

describe('a rule decided by the engine', () => {
  it('lets everybody through where nothing is written', async () => {
    expect(await prepareRule(openRule)).toEqual({ ok: true, value: null })
    expect(await allowed(openRule)).toEqual(['ask', 'give', 'approve'])
  })

  it('lets through whose claims meet it, for the longest length that is met, and says to others what is missing', async () => {
    const lengths = [
      { maxMinutes: 60, when: 'true' },
      { maxMinutes: 240, when: ofEngineering },
    ]
    const rule = { ...openRule, ask: ofEngineering, give: 'false', lengths }
    expect(await prepareRule(rule)).toEqual({ ok: true, value: null })
    expect(await decideRule(asked(rule))).toMatchObject({ ok: true, value: { maxMinutes: 240 } })
    expect(await allowed(rule)).toEqual(['ask', 'approve', 'length:60', 'length:240'])
    expect(await allowed(rule, other)).toEqual(['approve', 'length:60'])
    expect(explainRefusal(asked(rule, other), 'ask')).toEqual([
      'Needs that groups has engineering; your groups is sales.',
    ])
    const none = { id: 'mem_3', claims: { sub: 'mem_3', email: 'x@acme.example', groups: [] } }
    expect(explainRefusal(asked(rule, none), 'ask')).toEqual([
      'Needs that groups has engineering; your groups is nothing.',
    ])
  })

  it('allows nothing where a condition is an error, whatever else is met', async () => {
    const rule = {
      ...openRule,
      ask: 'timestamp(request.auxData.jwt.email) < now()',
      give: '!(request.auxData.jwt.nope == 1)',
    }
    await prepareRule(rule)
    expect(await allowed(rule)).toEqual(['approve'])
  })

  it.each([
    ['is no CEL', 'has(', 'rule.ask'],
    ['calls what is not there', 'nothing(1)', 'rule.ask'],
  ])('is refused with its condition when it %s', async (_, ask, field) => {
    const refused = await prepareRule({ ...openRule, ask })
    expect(refused.ok ? null : refused.error.field).toBe(field)
    // What was live stays so.
    expect(await allowed(openRule)).toEqual(['ask', 'give', 'approve'])
  })

  it('is decided again by itself after the engine was killed, and nothing is allowed meanwhile', async () => {
    const rule = { ...openRule, ask: ofEngineering }
    await prepareRule(rule)
    const before = await enginePids()
    for (const pid of before) process.kill(pid, 'SIGKILL')
    const answers: (readonly string[] | string)[] = []
    await expect
      .poll(
        async () => {
          const answer = await allowed(rule, other)
          answers.push(answer)
          return answer
        },
        { timeout: 10_000 },
      )
      .toEqual(['give', 'approve'])
    for (const answer of answers) expect(answer).not.toContain('ask')
    expect((await enginePids()).filter((pid) => before.includes(pid))).toEqual([])
  })

  it('is not answered by an engine that hangs, and is again by the one that takes its place', async () => {
    await prepareRule(openRule)
    const before = await enginePids()
    for (const pid of before) process.kill(pid, 'SIGSTOP')
    expect(await allowed(openRule)).toMatch(/^The rules c/)
    await expect.poll(() => allowed(openRule), { timeout: 10_000 }).toEqual(['ask', 'give', 'approve'])
    await expect
      .poll(async () => (await enginePids()).some((pid) => before.includes(pid)), { timeout: 10_000 })
      .toBe(false)
  })

  it('is known from the start, with all that are live; one that the engine does not take keeps none of them away', async () => {
    await stopRuleEngine()
    const rules = [openRule, { ...openRule, ask: 'has(' }, { ...openRule, ask: ofEngineering, give: 'false' }]
    expect(await loadRules(rules)).toBe(true)
    expect(await enginePids()).toHaveLength(1)
    expect(await allowed({ ...openRule, ask: ofEngineering, give: 'false' })).toEqual(['ask', 'approve'])
    expect(await enginePids()).toHaveLength(1)
  })

  it('leaves no engine behind when it is stopped', async () => {
    await prepareRule(openRule)
    expect(await enginePids()).not.toEqual([])
    await stopRuleEngine()
    await expect.poll(enginePids, { timeout: 10_000 }).toEqual([])
  })
})
