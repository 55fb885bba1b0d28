import { type Grant, printScope, type Scope } from '../scope'
import type { Action, Resource } from '../types'
import { capitalised, joinWords } from '../words'

type Ability = { readonly action: Action; readonly verb: string; readonly gerund: string }
type Speech = { readonly plural: string; readonly one: string; readonly abilities: readonly Ability[] }

/** What each action on a resource means to a person, for the actions some call asks for (semantics 2.3). */
const speech: Readonly<Record<Resource, Speech>> = {
  devices: {
    plural: 'devices',
    one: 'device',
    abilities: [{ action: 'read', verb: 'see', gerund: 'seeing' }],
  },
  sessions: {
    plural: 'sessions',
    one: 'session',
    abilities: [
      { action: 'read', verb: 'see', gerund: 'seeing' },
      { action: 'create', verb: 'start', gerund: 'starting' },
      { action: 'update', verb: 'control', gerund: 'controlling' },
    ],
  },
  push: {
    plural: 'devices',
    one: 'device',
    abilities: [{ action: 'create', verb: 'invite', gerund: 'inviting' }],
  },
  recordings: {
    plural: 'recordings',
    one: 'recording',
    abilities: [
      { action: 'read', verb: 'watch', gerund: 'watching' },
      { action: 'delete', verb: 'delete', gerund: 'deleting' },
    ],
  },
  features: {
    plural: 'settings',
    one: 'setting',
    abilities: [
      { action: 'read', verb: 'see', gerund: 'seeing' },
      { action: 'update', verb: 'change', gerund: 'changing' },
    ],
  },
  members: {
    plural: 'team members',
    one: 'team member',
    abilities: [
      { action: 'read', verb: 'see', gerund: 'seeing' },
      { action: 'create', verb: 'add', gerund: 'adding' },
      { action: 'update', verb: 'change', gerund: 'changing' },
      { action: 'delete', verb: 'remove', gerund: 'removing' },
    ],
  },
  '*': {
    plural: 'anything else',
    one: 'other thing',
    abilities: [
      { action: 'read', verb: 'see', gerund: 'seeing' },
      { action: 'create', verb: 'create', gerund: 'creating' },
      { action: 'update', verb: 'change', gerund: 'changing' },
      { action: 'delete', verb: 'delete', gerund: 'deleting' },
    ],
  },
}

/** The verbs for what a grant allows, in the order people do things. */
export function verbsOf(resource: Resource, grant: Grant | null): readonly string[] {
  return held(resource, grant).map(verbIn)
}

/** The same in fewer words where every ability is there: whoever sees, starts and controls sessions runs them. */
export function shortVerbsOf(resource: Resource, grant: Grant | null): readonly string[] {
  const whole = Object.hasOwn(wholes, resource) ? wholes[resource] : undefined
  return whole !== undefined && lacking(resource, grant).length === 0 ? [whole] : verbsOf(resource, grant)
}

const wholes: Readonly<Record<string, string>> = { sessions: 'run', members: 'manage' }

/** What a grant leaves out, as "changing settings"; empty when it leaves out nothing. */
export function withheld(resource: Resource, grant: Grant | null): string {
  const gerunds = lacking(resource, grant).map(({ gerund }) => gerund)
  return gerunds.length === 0 ? '' : `${joinWords(gerunds, 'or')} ${speech[resource].plural}`
}

/** Names a deed on one target, as "seeing a device"; by its plain name where no call is known to ask for it. */
export function gerundOf(resource: string, action: string): string {
  if (!isSpoken(resource)) return `using ${resource}:${action}`
  const { one, plural, abilities } = speech[resource]
  const ability = abilities.find((known) => known.action === action)
  return `${ability?.gerund ?? `using ${resource}:${action} on`} ${resource === '*' ? plural : `a ${one}`}`
}

/** Names a deed as a verb and what it is done to: "see", "device"; the noun is null for a resource nobody knows. */
export function deedOf(resource: string, action: string): { readonly verb: string; readonly one: string | null } {
  if (!isSpoken(resource)) return { verb: `${action} ${resource === '*' ? 'anything else' : resource}`, one: null }
  const { one, abilities } = speech[resource]
  const ability = abilities.find((known) => known.action === action)
  return { verb: ability?.verb ?? `use ${resource}:${action} on`, one }
}

/** The actions on a resource that some call is known to ask for, the usual one first (semantics 2.3). */
export function askedActions(resource: string): readonly Action[] {
  return isSpoken(resource) ? speech[resource].abilities.map(({ action }) => action) : []
}

function isSpoken(resource: string): resource is Resource {
  return Object.hasOwn(speech, resource)
}

/** The word for a resource in the plural. */
export function nounOf(resource: Resource): string {
  return speech[resource].plural
}

/** Says what a grant allows on one resource, in one sentence. */
export function grantSentence(resource: Resource, grant: Grant | null): string {
  const verbs = verbsOf(resource, grant)
  if (grant === null || verbs.length === 0) return refusalSentence(resource)
  const missing = lacking(resource, grant)
  const but = missing.length === 0 ? '' : `, not ${joinWords(missing.map(verbIn), 'or')} ${pronounOf(resource)}`
  return capitalised(`can ${joinWords(verbs)} ${nounPhrase(resource, grant.scope)}${but}.`)
}

function verbIn({ verb }: Ability): string {
  return verb
}

function pronounOf(resource: Resource): string {
  return resource === '*' ? 'it' : 'them'
}

function refusalSentence(resource: Resource): string {
  if (resource === '*') return 'Nothing else is allowed.'
  const verbs = speech[resource].abilities.slice(0, 2).map(verbIn)
  return `Cannot ${joinWords(verbs, 'or')} ${speech[resource].plural}.`
}

/** A resource with the targets a scope leaves of it: "devices of one customer (user_id = u1)". */
export function nounPhrase(resource: Resource, scope: Scope): string {
  const { plural, one } = speech[resource]
  if (scope.kind === 'all' && resource === 'push') return 'any device'
  if (scope.kind === 'all') return resource === 'features' || resource === '*' ? plural : `all ${plural}`
  if (scope.kind === 'own' && resource === 'recordings') return `${plural} of its own sessions`
  const isPinned = scope.kind === 'matching' && scope.id !== null
  return isPinned ? `the ${one} ${printScope(scope)}` : `${plural} ${printScope(scope)}`
}

function held(resource: Resource, grant: Grant | null): readonly Ability[] {
  return speech[resource].abilities.filter(({ action }) => grant?.actions.includes(action))
}

function lacking(resource: Resource, grant: Grant | null): readonly Ability[] {
  return speech[resource].abilities.filter(({ action }) => !grant?.actions.includes(action))
}
