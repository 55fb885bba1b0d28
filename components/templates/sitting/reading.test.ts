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
    const [devices, sessions] = rulesOf(read(sound(text), '[]'))
    const [changed, same] = rulesOf(read(sound(text.replace('"gold"', '"silver"')), '[]'))
    expect(same).toBe(sessions)
    expect(changed).not.toBe(devices)
    const rows = (rule: typeof devices) => (rule?.conditions.kind === 'rows' ? rule.conditions.rows : [])
    expect(rows(changed)[0]).toBe(rows(devices)[0])
    expect(rows(changed)[1]).toEqual({ key: 'tier', kind: 'scalar', value: 'silver' })
  })

  it('says what stands behind a resource that the policy does not name', () => {
    const open = createReader(openGuardrail)(sound(text.replace('null', '"administrator"')), '[]')
    expect(open.behind.members).toContain('the role stands behind it')
    const closed = createReader(openGuardrail)(sound(text), '[]')
    expect(closed.behind).toEqual({})
    const starred = createReader(openGuardrail)(sound(text.replace('"version": 3', '"version": 3, "*": {}')), '[]')
    expect(starred.behind.push).toContain('another rule stands behind it')
  })
})
