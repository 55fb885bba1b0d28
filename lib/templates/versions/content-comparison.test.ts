import { describe, expect, test } from 'vitest'
import type { JsonObject } from '@/lib/base'
import { openGuardrail } from '@/lib/guardrails'
import { readContent } from '../draft/read-draft'
import type { Parameter } from '../parameters/parameter'
import { printParameters } from '../parameters/parameter-list'
import { emptyContent, type TemplateContent } from './content'
import { type ContentComparison, compareContents } from './content-comparison'
import { obstaclesTo } from './obstacles'
import { judgePublication } from './publication'

const common = { name: 't', label: 'Tenant', required: true }
const anyText: Parameter = { ...common, type: 'string' }
const anyNumber: Parameter = { ...common, type: 'integer' }

function list(...options: readonly string[]): Parameter {
  return { ...common, type: 'enum', options: [...options] }
}

function content(devices: JsonObject, ...parameters: readonly Parameter[]): TemplateContent {
  const text = JSON.stringify({ role: null, policy: { version: 3, devices } })
  return { ...emptyContent, text, parameters: printParameters(parameters) }
}

function compared(live: TemplateContent, draft: TemplateContent): ContentComparison | null {
  const [before, after] = [readContent(live), readContent(draft)]
  return before.ok && after.ok ? compareContents(before.value, after.value) : null
}

const ofTenant = { custom_data: { tenant: '{{t}}' } }

function kindsOfObstacles(live: TemplateContent, draft: TemplateContent): readonly string[] {
  const publication = judgePublication({ content: draft, live, guardrail: openGuardrail })
  const consent = { reasons: [], acknowledgesWider: false, isApproved: false }
  return obstaclesTo(publication, consent).map(({ kind }) => kind)
}

describe('a parameter that takes more than it did', () => {
  test('is wider, though the policy is the same to the letter, and has to be acknowledged', () => {
    const [live, draft] = [content(ofTenant, list('acme')), content(ofTenant, list('acme', 'globex'))]
    expect(compared(live, draft)).toMatchObject({ access: { relation: 'equal' }, relation: 'wider' })
    expect(kindsOfObstacles(live, draft)).toContain('wider')
    expect(kindsOfObstacles(draft, live)).not.toContain('wider')
  })

  test('does not count where the policy does not use it', () => {
    const fixed = { custom_data: { tenant: 'acme' } }
    const [live, draft] = [content(fixed, list('acme')), content(fixed, list('acme', 'globex'))]
    expect(compared(live, draft)).toMatchObject({ parameters: [], relation: 'equal' })
  })
})

describe('a parameter of another kind than before', () => {
  test('is not the same value, whichever side held the text', () => {
    const [numbers, texts] = [content(ofTenant, anyNumber), content(ofTenant, anyText)]
    expect(compared(numbers, texts)).toMatchObject({ access: { relation: 'incomparable' } })
    expect(compared(texts, numbers)).toMatchObject({ access: { relation: 'incomparable' } })
  })

  test('lets an id be reached that a number never reached', () => {
    const live = content({ custom_data: { n: '{{t}}' } }, anyNumber)
    const draft = content({ id: '{{t}}' }, anyText)
    expect(compared(live, draft)?.relation).toBe('incomparable')
    expect(compared(content({ id: '{{t}}' }, anyNumber), draft)?.relation).toBe('wider')
  })

  test('gets a name apart that no parameter has', () => {
    const [before, taken] = [{ ...anyNumber }, { ...anyText, name: 't_before' }]
    const both = { custom_data: { tenant: '{{t}}', other: '{{t_before}}' } }
    const told = compared(content(both, before, taken), content(both, anyText, taken))
    expect(told?.access.relation).toBe('incomparable')
  })
})

test('a parameter that can only be what stood there before changes nothing', () => {
  const live = content({ custom_data: { tenant: 'acme' } })
  expect(compared(live, content(ofTenant, list('acme')))?.relation).toBe('equal')
})

test('nothing is compared with what cannot be read', () => {
  expect(compared({ ...emptyContent, text: '{' }, content(ofTenant, anyText))).toBeNull()
})
