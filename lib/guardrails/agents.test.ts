import { describe, expect, test } from 'vitest'
import { problemOfAgent, warningOfAgent } from './agents'
import { type Guardrail, openGuardrail } from './guardrail'
import { guardrailInput } from './guardrail-input'
import { summariseGuardrail } from './summary'
import { formatGuardrail, parseGuardrail } from './text'

const bounded: Guardrail = { ...openGuardrail, agentDomains: ['acme.example', 'beta.example'] }

describe('the domains of agents', () => {
  test.each([
    ['ada@acme.example', true],
    ['Ada@ACME.example', true],
    ['ada@beta.example', true],
    ['"a@b"@acme.example', true],
    ['ada@mail.acme.example', false],
    ['ada@acme.example.evil.example', false],
    ['ada@notacme.example', false],
    ['ada@acme.example@evil.example', false],
    ['acme.example', false],
    ['', false],
  ])('an agent %s is allowed: %s', (email, isAllowed) => {
    const problem = problemOfAgent(bounded, email)
    expect(problem).toEqual(isAllowed ? null : expect.stringContaining('at acme.example or beta.example only'))
    expect(problemOfAgent(openGuardrail, email)).toBeNull()
  })

  test('are kept in small letters, each once; what is no domain is refused with a sentence', () => {
    const parsed = (agentDomains: readonly string[]) => guardrailInput.safeParse({ ...openGuardrail, agentDomains })
    expect(parsed([' ACME.example ', 'acme.example']).data?.agentDomains).toEqual(['acme.example'])
    for (const bad of ['@acme.example', 'ada@acme.example', 'acme', 'acme..example', '-a.example', 'a b.example', '']) {
      expect(parsed([bad]).error?.issues[0]?.message, bad).toMatch(/^Write /)
    }
    const many = Array.from({ length: 51 }, (_, index) => `a${index}.example`)
    expect(parsed(many).error?.issues[0]?.message).toBe('At most 50 domains for agents.')
  })

  test('of a guardrail that was stored before there were any are none, and the sentence names those there are', () => {
    const { agentDomains: _, ...early } = openGuardrail
    expect(parseGuardrail(JSON.stringify(early))).toEqual({ ok: true, value: openGuardrail })
    expect(parseGuardrail(formatGuardrail(bounded))).toEqual({ ok: true, value: bounded })
    expect(summariseGuardrail(bounded)).toBe(
      'Every version may be published. Every agent has an address at acme.example or beta.example.',
    )
    const many = { ...bounded, agentDomains: ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'] }
    expect(summariseGuardrail(many)).toContain('at a.example, b.example, c.example or one of 2 more.')
  })
})

test.each([
  ['support@acme.example', true],
  ['Info@acme.example', true],
  ['support+ada@acme.example', true],
  ['ada@acme.example', false],
  ['supportive@acme.example', false],
])('the address %s reads like a shared mailbox: %s', (email, isShared) => {
  expect(warningOfAgent(email) !== null).toBe(isShared)
})
