import { describe, expect, it } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { type JsonDocument, readJson } from '@/lib/json'
import { createReader, type Reading } from './reading'

function sound(text: string): JsonDocument {
  const reading = readJson(text)
  if (!reading.ok) throw new Error(reading.error.message)
  return reading.value
}

function rulesOf({ form }: Reading) {
  return form.kind === 'claims' && form.policy.kind === 'rules' ? form.policy.rules : []
}

const none = { parameters: '[]', embed: '{}', issuance: '{}' }

const text = `{
  "role": null,
  "policy": {
    "version": 3,
    "devices": { "custom_data": { "user_id": "u1", "tier": "gold" } },
    "sessions": { "custom_data": { "user_id": "u1" } }
  }
}`

describe('the reader of a sitting', () => {
  it('keeps what did not change, so that typing in one row draws no other', () => {
    const read = createReader(openGuardrail)
    const [devices, sessions] = rulesOf(read(sound(text), none))
    const [changed, same] = rulesOf(read(sound(text.replace('"gold"', '"silver"')), none))
    expect(same).toBe(sessions)
    expect(changed).not.toBe(devices)
    const rows = (rule: typeof devices) => (rule?.conditions.kind === 'rows' ? rule.conditions.rows : [])
    expect(rows(changed)[0]).toBe(rows(devices)[0])
    expect(rows(changed)[1]).toEqual({ key: 'tier', kind: 'scalar', value: 'silver' })
  })

  it('keeps a finding that is told again, also where one before it came or went', () => {
    const read = createReader(openGuardrail)
    const spaced = text.replace('"gold"', '"gold "')
    const found = (reading: Reading) => reading.findings.filter(({ path }) => path.includes('tier'))
    const before = read(sound(spaced), none)
    const more = read(sound(spaced.replace('"u1"', '"u1 "')), none)
    const again = read(sound(spaced), none)
    expect(found(before)).toHaveLength(1)
    expect(more.findings.length).toBeGreaterThan(before.findings.length)
    expect(found(more)[0]).toBe(found(before)[0])
    expect(found(again)[0]).toBe(found(before)[0])
    expect(again.findings).toEqual(before.findings)
  })

  it('says what stands behind a resource that the policy does not name', () => {
    const open = createReader(openGuardrail)(sound(text.replace('null', '"administrator"')), none)
    expect(open.behind.members).toMatchObject({ from: 'role', scope: 'all', hasAll: true })
    const closed = createReader(openGuardrail)(sound(text), none)
    expect(closed.behind).toEqual({})
    const starred = createReader(openGuardrail)(sound(text.replace('"version": 3', '"version": 3, "*": {}')), none)
    expect(starred.behind.push).toMatchObject({ from: 'policy', key: '*' })
  })

  it('reads the embed defaults again only when they change, whatever is typed in the claims', () => {
    const read = createReader(openGuardrail)
    const parts = { ...none, embed: '{"filters":[{"key":"user_id","value":"{{user_id}}"}]}' }
    const before = read(sound(text), parts)
    const after = read(sound(text.replace('gold', 'silver')), parts)
    expect(after.embed).toBe(before.embed)
    expect(after.usedInEmbed).toBe(before.usedInEmbed)
    expect(after.findings.map(({ code }) => code)).toContain('parameter-undeclared')
    expect(after.notes.claims).toEqual(before.notes.claims)
    expect(read(sound(text), { ...parts, embed: '{"page":"device"}' }).embed).toBeNull()
  })
})
