import { describe, expect, it } from 'vitest'
import { readJson } from '@/lib/json'
import { readForm } from './draft-read'

function form(text: string) {
  const reading = readJson(text)
  if (!reading.ok) throw new Error(reading.error.message)
  return readForm(reading.value)
}

describe('readForm', () => {
  it('tells the four roles apart and keeps any other value', () => {
    expect(form('{}')).toMatchObject({ role: { choice: 'absent' } })
    expect(form('{"role":null}')).toMatchObject({ role: { choice: 'null' } })
    expect(form('{"role":"agent"}')).toMatchObject({ role: { choice: 'agent' } })
    expect(form('{"role":"Admin"}')).toMatchObject({ role: { choice: 'kept', json: '"Admin"' } })
  })

  it('reads the four states, and a rule that is no object as kept', () => {
    const read = form(
      '{"policy":{"version":3,"devices":{},"sessions":{"id":"s1"},"push":true,"members":{"permissions":[]}}}',
    )
    const policy = read.kind === 'claims' ? read.policy : null
    const states = policy?.kind === 'rules' ? policy.rules.map(({ resource, state }) => `${resource} ${state}`) : []
    expect(states).toEqual([
      'devices everything',
      'sessions matching',
      'push kept',
      'recordings unnamed',
      'features unnamed',
      'members none',
      '* unnamed',
    ])
  })

  it('keeps a list or null in a condition with its text, as no value a target can have', () => {
    const read = form('{"policy":{"version":3,"devices":{"custom_data":{"t":["a", "b"],"n":7}}}}')
    const rule = read.kind === 'claims' && read.policy.kind === 'rules' ? read.policy.rules[0] : undefined
    expect(rule?.conditions).toEqual({
      kind: 'rows',
      rows: [
        { key: 't', kind: 'kept', json: '["a", "b"]' },
        { key: 'n', kind: 'scalar', value: 7 },
      ],
    })
  })

  it('counts agent as a condition of sessions only', () => {
    const read = form('{"policy":{"version":3,"sessions":{"agent":"me"},"devices":{"agent":"me"}}}')
    const rules = read.kind === 'claims' && read.policy.kind === 'rules' ? read.policy.rules : []
    expect(rules[1]).toMatchObject({ state: 'matching', agent: { kind: 'text', value: 'me' }, kept: [] })
    expect(rules[0]).toMatchObject({ state: 'everything', kept: [{ key: 'agent' }] })
  })

  it.each([
    ['{"policy":[]}', 'not-an-object'],
    ['{"policy":{"devices":{}}}', 'version-1'],
    ['{"policy":{"version":1}}', 'version-1'],
    ['{"policy":{"version":"3"}}', 'unknown-version'],
  ])('keeps a policy it cannot edit in parts: %s', (text, why) => {
    expect(form(text)).toMatchObject({ policy: { kind: 'kept', why } })
  })

  it('shows every other key, and marks those that are stamped at signing', () => {
    expect(form('{"exp":1,"note":{"a":1}}')).toMatchObject({
      kept: [
        { key: 'exp', why: 'stamped' },
        { key: 'note', why: 'unknown', json: '{"a":1}' },
      ],
    })
  })

  it('has no form for a text that is no object', () => {
    expect(form('[]')).toEqual({ kind: 'not-claims' })
  })
})
