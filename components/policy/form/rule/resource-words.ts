import type { Action, Resource } from '@/lib/policy'

/** How a resource is called on screen, and what it covers (semantics 2.2). */
export type ResourceWords = {
  readonly title: string
  readonly covers: string
  /** What each action means here, where a call is known that needs it (semantics 2.3). */
  readonly actions: Readonly<Partial<Record<Action, string>>>
}

/** The words for the seven resources. */
const resourceWords: Readonly<Record<Resource, ResourceWords>> = {
  devices: {
    title: 'Devices',
    covers: 'Finding customers’ devices in the list and opening them.',
    actions: { read: 'list and open' },
  },
  sessions: {
    title: 'Sessions',
    covers: 'Starting, joining, steering and ending screen sharing.',
    actions: { create: 'start', read: 'list and join', update: 'steer and end' },
  },
  push: {
    title: 'Push',
    covers: 'Inviting a device to share its screen by a notification.',
    actions: { create: 'invite' },
  },
  recordings: {
    title: 'Recordings',
    covers: 'Playing back what was recorded of a session.',
    actions: { read: 'play', delete: 'destroy' },
  },
  features: {
    title: 'Settings',
    covers: 'The account’s dashboard settings, keys and integrations.',
    actions: { read: 'see', update: 'change' },
  },
  members: {
    title: 'Members',
    covers: 'The team: who is in the account, and their roles.',
    actions: { create: 'invite', read: 'list', update: 'change', delete: 'remove' },
  },
  '*': {
    title: 'Everything else',
    covers: 'Stands in for every resource that the policy does not name.',
    actions: {},
  },
}

/** The words for a resource by its key in the policy. */
export function wordsOf(resource: string): ResourceWords {
  return isOffered(resource) ? resourceWords[resource] : { title: resource, covers: '', actions: {} }
}

function isOffered(resource: string): resource is Resource {
  return Object.hasOwn(resourceWords, resource)
}
