import { randomBytes } from 'node:crypto'
import type { Id } from '@/lib/base'
import { generateKey } from '@/lib/keys/server'
import { ringOf, shareKek } from '@/lib/server/kek'
import type { Caller, RequestContext } from '@/lib/server/service'
import { contextOf, done, owner } from '@/lib/server/service/testing'
import { createTemplate, publishTemplate } from '@/lib/templates/server'

/** When the tests of grants begin, in ms: a full minute. */
export const start = 1_763_800_020_000

/** A minute in ms. */
export const minute = 60_000

/** One customer, whose id is a parameter. */
export const ofCustomer = {
  text: '{"role":null,"policy":{"version":3,"devices":{"custom_data":{"user_id":"{{user_id}}"},"permissions":["read"]}}}',
  parameters: '[{"name":"user_id","type":"string","label":"Customer","required":true,"maxLength":20}]',
} as const

/** Gives a fresh database a key-encryption key and a signing key. */
export async function makeKeys(): Promise<void> {
  shareKek(ringOf(randomBytes(32)))
  await done(generateKey, { modulusLength: 2048 })
}

/** A request by somebody so many minutes after the start. */
export function at(minutes: number, caller: Caller | null = owner): RequestContext {
  return contextOf(caller, start + minutes * minute)
}

/** A template whose one version is live. */
export async function liveTemplate(
  issuance: object = {},
  content: { readonly text: string; readonly parameters: string; readonly embed?: string } = ofCustomer,
): Promise<{ readonly id: Id<'tpl'>; readonly version: number }> {
  const name = `Template ${randomBytes(6).toString('hex')}`
  const made = { name, ...content, issuance: `${JSON.stringify(issuance)}\n` }
  const { id } = await done(createTemplate, made, at(0))
  const consent = { note: 'First.', liveVersion: null, acknowledgesWider: true, reasons: [] }
  const { number } = await done(publishTemplate, { id, revision: 1, ...consent }, at(0))
  return { id, version: number }
}

/** A request for access to one customer, for the usual length. */
export function askFor<C extends object>(template: { readonly id: Id<'tpl'>; readonly version: number }, change?: C) {
  return {
    templateId: template.id,
    version: template.version,
    requestKey: randomBytes(16).toString('hex'),
    agent: { email: `${randomBytes(4).toString('hex')}@acme.example`, name: 'Ida Berg' },
    values: { user_id: 'c_4711' },
    reason: 'The customer cannot find the export.',
    ...change,
  }
}
