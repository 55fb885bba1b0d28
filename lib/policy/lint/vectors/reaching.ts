import type { JsonValue } from '@/lib/base'
import { type Example, withRules } from './example'

const filter = { custom_data: { user_id: 'u1' } }
const asked = { custom_data: { user_id: '{{user_id}}' } }
const agent = (rules: { readonly [resource: string]: JsonValue }): JsonValue => ({
  role: 'agent',
  policy: { version: 3, ...rules },
})
const closed = { permissions: [] }

/** How a token of one customer reaches another one without a condition that says so: by a role, by nobody, by one id. */
export const reachingExamples: readonly Example[] = [
  {
    title: 'an agent of one customer takes every session that nobody has taken',
    code: 'sessions-unfiltered',
    wrong: agent({ devices: asked, push: asked, recordings: closed }),
    at: ['policy', 'devices'],
    says: ['every one that nobody has taken', 'of every agent'],
    fixed: agent({ devices: asked, push: asked, recordings: closed, sessions: asked }),
    right: agent({ devices: asked, push: asked, recordings: closed, sessions: asked }),
  },
  {
    title: 'an agent of one customer plays recordings of their own sessions with any other',
    code: 'recordings-unfiltered',
    wrong: agent({ devices: asked, push: asked, sessions: asked }),
    at: ['policy', 'sessions'],
    says: ['those of its own sessions, of whichever customer'],
    fixed: agent({ devices: asked, push: asked, sessions: asked, recordings: closed }),
    right: agent({ devices: asked, push: asked, sessions: asked, recordings: closed }),
  },
  {
    title: 'sessions of one agent are of every customer',
    code: 'sessions-unfiltered',
    wrong: withRules({ devices: asked, sessions: { agent: 'a1' } }),
    at: ['policy', 'sessions'],
    says: ['user_id = "{{user_id}}"'],
    fixed: withRules({ devices: asked, sessions: { agent: 'a1', ...asked } }),
    right: withRules({ sessions: { agent: 'a1' } }),
  },
  {
    title: 'one session beside devices of whichever customer',
    code: 'sessions-unfiltered',
    wrong: withRules({ devices: asked, sessions: { id: 's_9' } }),
    at: ['policy', 'sessions'],
    says: ['user_id = "{{user_id}}"', 'sessions are not'],
    fixed: withRules({ devices: asked, sessions: { id: 's_9', ...asked } }),
    right: withRules({ sessions: { id: 's_9' } }),
  },
  {
    title: 'one device to invite beside devices of whichever customer',
    code: 'push-unfiltered',
    wrong: withRules({ devices: asked, push: { id: 'd_4711' } }),
    at: ['policy', 'push'],
    says: ['user_id = "{{user_id}}"', 'push is not'],
    fixed: withRules({ devices: asked, push: { id: 'd_4711', ...asked } }),
    right: withRules({ devices: { id: 'd_4711' }, push: { id: 'd_4711' } }),
  },
  {
    title: 'one recording beside sessions of whichever customer',
    code: 'recordings-unfiltered',
    wrong: withRules({ sessions: asked, recordings: { id: 's_9' } }),
    at: ['policy', 'recordings'],
    says: ['user_id = "{{user_id}}"'],
    fixed: withRules({ sessions: asked, recordings: { id: 's_9', ...asked } }),
    right: withRules({ sessions: { id: 's_9' }, recordings: { id: 's_9' } }),
  },
  {
    title: 'one device beside sessions of a customer',
    code: 'devices-unfiltered',
    wrong: withRules({ devices: { id: 'd_1' }, sessions: filter }),
    at: ['policy', 'devices'],
    says: ['user_id = "u1"', 'devices are not'],
    fixed: withRules({ devices: { id: 'd_1', ...filter }, sessions: filter }),
    right: withRules({ devices: { custom_data: { tenant: 'acme' } }, sessions: { custom_data: { tier: 'gold' } } }),
  },
  {
    title: 'an agent with sessions of one customer sees every device',
    code: 'devices-unfiltered',
    wrong: agent({ sessions: filter, push: filter, recordings: filter }),
    at: ['policy', 'sessions'],
    says: ['devices are not'],
    fixed: agent({ sessions: filter, push: filter, recordings: filter, devices: { ...filter, permissions: ['read'] } }),
    right: agent({ sessions: filter, push: filter, recordings: filter, devices: closed }),
  },
  {
    title: 'devices of a tenant are wider than sessions of one customer',
    code: 'devices-unfiltered',
    wrong: withRules({
      devices: { custom_data: { tenant: 'acme' } },
      sessions: { custom_data: { tenant: 'acme', user_id: 'u1' } },
    }),
    at: ['policy', 'devices'],
    says: ['user_id = "u1"'],
    fixed: withRules({
      devices: { custom_data: { tenant: 'acme', user_id: 'u1' } },
      sessions: { custom_data: { tenant: 'acme', user_id: 'u1' } },
    }),
    right: withRules({
      devices: { custom_data: { tenant: 'acme' } },
      sessions: { custom_data: { tenant: 'acme', tier: 'gold' } },
    }),
  },
  {
    title: 'one device beside what the role agent opens',
    code: 'open-beside-filter',
    wrong: agent({ devices: { id: 'd_1' }, push: { id: 'd_1' } }),
    at: ['policy', 'devices'],
    says: ['id = "d_1"', 'does not name sessions and recordings', 'for every customer'],
    fixed: agent({ devices: { id: 'd_1' }, push: { id: 'd_1' }, sessions: closed, recordings: closed }),
    right: agent({ devices: { id: 'd_1' }, push: { id: 'd_1' }, sessions: closed, recordings: closed }),
  },
  {
    title: 'one session filled in beside a device that is always the same',
    code: 'conditions-differ',
    wrong: withRules({ devices: { id: '{{device_id}}' }, sessions: { id: 's_9' } }),
    at: ['policy', 'sessions', 'id'],
    says: ['id = "{{device_id}}"', '"s_9"', 'still reaches'],
    right: withRules({ devices: { id: '{{device_id}}' }, sessions: { id: '{{session_id}}' } }),
  },
]
