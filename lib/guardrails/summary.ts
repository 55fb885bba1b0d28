import { type Action, actions, type Resource, resources } from '@/lib/policy'
import { describeDomains } from './agents'
import { type Guardrail, isOpen, keyedResources, type ReachKind, reachKinds } from './guardrail'
import { joinWords, printLifetime, reachWords, resourceWord, roleWord } from './words'

/** Says what a guardrail asks of every published version, in one sentence, and in another where agents may be. */
export function summariseGuardrail(guardrail: Guardrail): string {
  const { agentDomains } = guardrail
  if (agentDomains.length === 0) return sentenceOfVersions(guardrail)
  const versions = isOpen(guardrail) ? 'Every version may be published.' : sentenceOfVersions(guardrail)
  return `${versions} Every agent has an address at ${describeDomains(agentDomains)}.`
}

function sentenceOfVersions(guardrail: Guardrail): string {
  if (isOpen(guardrail)) return 'The guardrail forbids nothing: every version may be published.'
  const clauses = [
    ...keyClauses(guardrail),
    ...roleClauses(guardrail),
    ...accessClauses(guardrail),
    ...literalClauses(guardrail),
    ...lifetimeClauses(guardrail),
  ]
  const last = clauses.at(-1) ?? ''
  return `Every published version ${[...clauses.slice(0, -1), clauses.length > 1 ? `and ${last}` : last].join(', ')}.`
}

function keyClauses({ requiredKeys }: Guardrail): readonly string[] {
  const named = gather(keyedResources, (resource) => joinWords(requiredKeys[resource]))
  const parts = named.map(([keys, on]) => `${keys} on ${joinWords(on)}`)
  return parts.length === 0 ? [] : [`must fix ${parts.join(', ')}`]
}

function roleClauses({ roles }: Guardrail): readonly string[] {
  const unused = (['null', 'agent', 'administrator'] as const).filter((choice) => !roles.includes(choice))
  return [
    ...(unused.length === 0 ? [] : [`must not use ${joinWords(unused.map(roleWord), 'or')}`]),
    ...(roles.includes('absent') ? [] : ['must name its role']),
  ]
}

function accessClauses({ access }: Guardrail): readonly string[] {
  const closed = resources.filter((resource) => access[resource].length === 0)
  const limited = gather(resources, (resource) => (isLimited(access[resource]) ? joinWords(access[resource]) : ''))
  return [
    ...(closed.length === 0 ? [] : [`must not reach ${joinWords(closed.map(spoken), 'or')}`]),
    ...limited.map(([allowed, on]) => `may only ${allowed} ${joinWords(on.map(spoken))}`),
  ]
}

/** The settings are called features in a policy only. */
function spoken(resource: Resource): string {
  return resource === 'features' ? 'settings' : resourceWord(resource)
}

function isLimited(allowed: readonly Action[]): boolean {
  return allowed.length > 0 && allowed.length < actions.length
}

function literalClauses({ forbiddenLiterals }: Guardrail): readonly string[] {
  const [first, ...more] = forbiddenLiterals
  if (first === undefined) return []
  return [
    more.length === 0 ? `must not hold the value ${first}` : `must hold none of ${more.length + 1} forbidden values`,
  ]
}

function lifetimeClauses({ longestSeconds }: Guardrail): readonly string[] {
  const limits = gather(reachKinds, (kind) => {
    const seconds = longestSeconds[kind]
    return seconds === null ? '' : printLifetime(seconds)
  })
  const [first, ...more] = limits
  if (first === undefined) return []
  if (more.length === 0 && first[1].length === reachKinds.length) return [`lives at most ${first[0]}`]
  return [`lives at most ${joinWords(limits.map(([time, kinds]) => `${time} where it reaches ${reached(kinds)}`))}`]
}

function reached(kinds: readonly ReachKind[]): string {
  return joinWords(
    kinds.map((kind) => reachWords[kind]),
    'or',
  )
}

/** Puts together what has the same words, in the order of first appearance; nothing to say is left out. */
function gather<T extends Resource | ReachKind>(
  names: readonly T[],
  say: (name: T) => string,
): readonly (readonly [words: string, names: readonly T[]])[] {
  const gathered = new Map<string, readonly T[]>()
  for (const name of names) {
    const words = say(name)
    if (words !== '') gathered.set(words, [...(gathered.get(words) ?? []), name])
  }
  return [...gathered]
}
