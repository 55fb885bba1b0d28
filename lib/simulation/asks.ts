import { actions, type Resource, resources } from '@/lib/policy'

/** What targets a resource is about. The account stands for what has no device and no session. */
export type AskKind = 'device' | 'session' | 'account'

/** One question put to every target of a kind. `name` is how policies write it: `devices:read`. */
export type Asked = {
  readonly name: string
  readonly resource: string
  readonly action: string
  readonly kind: AskKind
}

const kinds: Readonly<Record<Exclude<Resource, '*'>, AskKind>> = {
  devices: 'device',
  push: 'device',
  sessions: 'session',
  recordings: 'session',
  features: 'account',
  members: 'account',
}

/** Every question there is, by resource in the order of the product. */
export const groupsOfAsks: readonly { readonly resource: string; readonly asks: readonly Asked[] }[] = resources
  .filter((resource) => resource !== '*')
  .map((resource) => ({
    resource,
    asks: actions.map((action) => ({ name: `${resource}:${action}`, resource, action, kind: kinds[resource] })),
  }))

/** The questions people ask first: what the screens of an agent need. */
export const usualAsks: readonly string[] = [
  'devices:read',
  'push:create',
  'sessions:create',
  'sessions:read',
  'sessions:update',
  'recordings:read',
]

const all = groupsOfAsks.flatMap(({ asks }) => asks)

/** The questions with these names, in the order of the product; unknown names are passed over. */
export function askedOf(names: readonly string[]): readonly Asked[] {
  return all.filter(({ name }) => names.includes(name))
}
