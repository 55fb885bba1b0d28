import { describe, expect, it } from 'vitest'
import { openGuardrail } from '@/lib/guardrails'
import { emptyContent, type TemplateContent } from '../versions/content'
import { summariseDraft } from './summary'

const text = '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"c_4711"}}}}'
const sound: TemplateContent = { ...emptyContent, text }
const tenant = { ...openGuardrail, requiredKeys: { ...openGuardrail.requiredKeys, devices: ['tenant_id'] } }

function errorsOf(content: TemplateContent, guardrail = openGuardrail): number {
  return summariseDraft(content, guardrail).findings.error
}

describe('the summary of a draft', () => {
  it('counts no error where nothing stands in the way of signing', () => {
    expect(errorsOf(sound)).toBe(0)
  })

  it.each([
    ['text that cannot be read', { ...sound, text: '{' }],
    ['a role that there is not', { ...sound, text: text.replace('null', '"admin"') }],
    ['a parameter that is not declared', { ...sound, text: text.replace('c_4711', '{{user_id}}') }],
    ['a filter of the embed that is not', { ...sound, embed: '{"filters":[{"key":"user_id","value":"{{user_id}}"}]}' }],
  ])('counts %s as an error', (_what, content) => {
    expect(errorsOf(content)).toBe(1)
  })

  it('counts one customer on devices and another one on sessions as security', () => {
    const mixed = text.replace('}}}}', '}},"sessions":{"custom_data":{"user_id":"c_9999"},"permissions":["read"]}}}')
    const { findings } = summariseDraft({ ...emptyContent, text: mixed }, openGuardrail)
    expect(findings.security).toBe(
      summariseDraft({ ...emptyContent, text: mixed.replace('c_9999', 'c_4711') }, openGuardrail).findings.security + 1,
    )
  })

  it.each([
    ['another customer than the policy', 'c_9999', 1],
    ['the customer of the policy', 'c_4711', 0],
  ])('a filter of the embed on %s is a warning or none', (_what, value, count) => {
    const embed = `{"filters":[{"key":"user_id","value":"${value}"}]}`
    const warnings = (content: TemplateContent) => summariseDraft(content, openGuardrail).findings.warning
    expect(warnings({ ...sound, embed }) - warnings(sound)).toBe(count)
  })

  it('counts what goes beyond the guardrail, and only while it does', () => {
    expect(errorsOf(sound, tenant)).toBe(1)
    expect(errorsOf({ ...sound, text: text.replace('user_id', 'tenant_id') }, tenant)).toBe(0)
  })
})
