import { type Grant, printScope } from '../scope'
import type { Standing } from '../standing'
import type { Resource } from '../types'
import { joinWords } from '../words'
import { nounOf, nounPhrase, shortVerbsOf, verbsOf, withheld } from './abilities'
import { type BeyondLine, deedsBeyond, isWhole, withheldBeyond } from './beyond'

/** One resource with what is granted on it and where that comes from. */
export type GrantedLine = {
  readonly resource: Resource
  readonly from: 'policy' | 'role' | null
  readonly grant: Grant | null
}
type HeldLine = GrantedLine & { readonly grant: Grant }

/** What a summary is made of: the seven resources, and those that only the policy names. */
export type Granted = { readonly lines: readonly GrantedLine[]; readonly beyond: readonly BeyondLine[] }

/** Says in one sentence what a token can do, for people who will never read the JSON. */
export function summaryOf(standing: Standing, { lines, beyond }: Granted): string {
  const rest = lines.find(({ resource }) => resource === '*')
  if (rest?.grant && isWhole(rest.grant)) return `A token can ${everythingBut(rest, { lines, beyond })}.`
  const others = deedsBeyond(beyond)
  const phrases = [...phrasesOf(lines), ...others]
  if (phrases.length === 0) return nothingSentence(standing)
  const lead = standing.kind === 'open' && standing.policy === null ? 'do what any agent can: ' : ''
  const isClosed = !rest?.grant && others.length === 0
  return `A token can ${lead}${isClosed ? closed(phrases) : joinPhrases(phrases)}.`
}

function closed(phrases: readonly string[]): string {
  return phrases.length === 1 ? `${phrases.join('')}, and nothing else` : joinPhrases([...phrases, 'nothing else'])
}

function nothingSentence(standing: Standing): string {
  const nothing = 'A token can do nothing'
  if (standing.kind === 'open') return `${nothing}.`
  switch (standing.reason) {
    case 'bad-role':
      return `${nothing}, because Cobrowse has no such role.`
    case 'v1-empty':
      return `${nothing}, because an empty policy without a version allows nothing.`
    case 'malformed-policy':
      return `${nothing}, because its policy is not well formed.`
  }
}

function everythingBut(rest: GrantedLine, { lines, beyond }: Granted): string {
  const whole = rest.from === 'role' ? 'do everything an administrator can' : 'do everything in the account'
  const named = lines.filter(({ resource }) => resource !== '*')
  const ofNamed = named.map(({ resource, grant }) => withheld(resource, grant)).filter((text) => text !== '')
  const exceptions = [...ofNamed, ...withheldBeyond(beyond)]
  const limits = named.filter(isHeld).filter(({ grant }) => grant.scope.kind !== 'all')
  const except = exceptions.length === 0 ? '' : `, except ${joinWords(exceptions)}`
  const only = joinPhrases(groupsOf(limits).map(limitPhrase))
  return `${whole}${except}${limits.length === 0 ? '' : `, but ${only}`}`
}

/** What a limit leaves of a deed that is otherwise open: "see only devices with tier = gold". */
function limitPhrase({ scope, held }: Group): string {
  const [first, ...others] = held
  if (first === undefined || others.length > 0) {
    return `of ${joinWords([...new Set(held.map(({ resource }) => nounOf(resource)))])} only those ${scope}`
  }
  const { resource, grant } = first
  return `${joinWords(shortVerbsOf(resource, grant))} only ${nounPhrase(resource, grant.scope)}`
}

function isHeld(line: GrantedLine): line is HeldLine {
  return line.grant !== null && verbsOf(line.resource, line.grant).length > 0
}

/** One phrase for each scope, so that a limit is said once for all it limits. */
function phrasesOf(lines: readonly GrantedLine[]): readonly string[] {
  return groupsOf(lines.filter(isHeld)).map(({ scope, held }) => {
    const [first, ...others] = held
    return first !== undefined && others.length === 0 ? lonePhrase(scope, first) : groupPhrase(scope, held)
  })
}

type Group = { readonly scope: string; readonly held: readonly HeldLine[] }

function groupsOf(lines: readonly HeldLine[]): readonly Group[] {
  const groups = new Map<string, HeldLine[]>()
  for (const line of lines) {
    const scope = scopePhrase(line)
    groups.set(scope, [...(groups.get(scope) ?? []), line])
  }
  return [...groups].map(([scope, held]) => ({ scope, held }))
}

function scopePhrase({ resource, grant }: HeldLine): string {
  const hasOwner = resource === 'devices' || resource === 'sessions' || resource === 'push' || resource === 'recordings'
  if (grant.scope.kind === 'all') return hasOwner ? 'in the whole account' : ''
  return resource === 'recordings' && grant.scope.kind === 'own' ? 'of its own sessions' : printScope(grant.scope)
}

function groupPhrase(scope: string, held: readonly HeldLine[]): string {
  const deeds = deedsOf(held)
  if (scope === '') return joinPhrases(deeds)
  return deeds.length === 1 ? `${deeds.join('')} ${scope}` : `${joinPhrases(deeds)}, all ${scope}`
}

/** One resource on its own can be named more closely than a group: "see the session with id = s1". */
function lonePhrase(scope: string, { resource, grant }: HeldLine): string {
  const noun = grant.scope.kind === 'all' ? `${nounOf(resource)} ${scope}`.trim() : nounPhrase(resource, grant.scope)
  return `${joinWords(shortVerbsOf(resource, grant))} ${noun}`
}

/** "see devices and sessions", "start and control sessions": nouns that share a verb, then verbs that share their nouns. */
function deedsOf(held: readonly HeldLine[]): readonly string[] {
  const nounsByVerb = new Map<string, string[]>()
  for (const { resource, grant } of held) {
    for (const verb of shortVerbsOf(resource, grant)) {
      nounsByVerb.set(verb, [...(nounsByVerb.get(verb) ?? []), nounOf(resource)])
    }
  }
  const verbsByNouns = new Map<string, string[]>()
  for (const [verb, nouns] of nounsByVerb) {
    const words = joinWords(nouns)
    verbsByNouns.set(words, [...(verbsByNouns.get(words) ?? []), verb])
  }
  return [...verbsByNouns].map(([nouns, verbs]) => `${joinWords(verbs)} ${nouns}`)
}

/** Joins phrases that hold commas or "and" themselves. */
function joinPhrases(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? ''
  if (phrases.length < 2) return last
  const separator = phrases.some((phrase) => phrase.includes(',')) ? ';' : ','
  return `${phrases.slice(0, -1).join(`${separator} `)}${separator} and ${last}`
}
