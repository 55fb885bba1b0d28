import { type EpochMs, err, ok, type Result } from '@/lib/base'
import { type AccessClaims, comparePolicies } from '@/lib/policy'
import type { Delivery } from '@/lib/templates'
import { formatLength } from './length'
import { describeExcess, type GrantLimit } from './limits'
import type { GrantView } from './view'
import type { EndSetBy, LimitName } from './words'

/** Between which instants access is given. */
type Window = { readonly startsAt: EpochMs; readonly endsAt: EpochMs }

/**
 * Until when a grant can be made to last: its whole length, from its start, stays within the smallest limit, so extending
 * again and again reaches no further than one grant could.
 */
function latestEnd({ startsAt }: Pick<Window, 'startsAt'>, limit: GrantLimit): EpochMs {
  return startsAt + limit.seconds * 1000
}

/** A new end, with what set it: the person, or the limit that it reaches. */
export type NewEnd = { readonly endsAt: EpochMs; readonly endSetBy: 'chosen' | LimitName }

/** What set the end of access that an extension moved: who asked for that may be somebody else than who asked for the access. */
export function endSetByExtension(setBy: string): string {
  if (setBy === 'chosen') return 'extended' satisfies EndSetBy
  return setBy === 'role' ? ('extender-role' satisfies EndSetBy) : setBy
}

/** The new end of an extended grant, or the sentence why not. An extension only lengthens; ending is an operation of its own. */
export function extendedEnd(
  held: Window,
  { minutes, limit, now }: { readonly minutes: number; readonly limit: GrantLimit; readonly now: EpochMs },
): Result<NewEnd, string> {
  if (now >= held.endsAt) return err('This access has ended already. Give it again instead.')
  if (!Number.isSafeInteger(minutes) || minutes < 1) return err('An extension is at least one minute.')
  const latest = latestEnd(held, limit)
  const end = held.endsAt + minutes * 60_000
  if (end <= latest) return ok({ endsAt: end, endSetBy: end === latest ? limit.name : 'chosen' })
  const left = Math.floor((latest - held.endsAt) / 60_000)
  return left < 1
    ? err(`${describeExcess(limit)} It lasts that long already. Give it again when it has ended.`)
    : err(`${describeExcess(limit)} It can be extended by ${formatLength(left)} more.`)
}

/** How far two grants are for the same values: `unknown` where two templates may have two names for one; null where one takes none. */
export type SharedValues = 'same' | 'some' | 'other' | 'unknown' | null

/** Compares what two grants were filled in with, by the hashes of it. */
export function compareValues(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  { isSameTemplate }: { readonly isSameTemplate: boolean },
): SharedValues {
  if (one.size === 0 || other.size === 0) return null
  const shared = [...one].filter((term) => other.has(term)).length
  if (shared === 0) return isSameTemplate ? 'other' : 'unknown'
  return shared === one.size && shared === other.size ? 'same' : 'some'
}

/** Access that an agent holds of a template for the values that are asked for, and in what it is not what is asked for. */
export type HeldGrant = { readonly grant: GrantView; readonly differs: readonly string[] }

/** What one of two grants of a template for the same values may have otherwise. */
type Terms = Window & {
  /** Null where what it is about cannot be opened. */
  readonly claims: AccessClaims | null
  readonly delivery: Delivery
}

/**
 * In what access that is held is not what is asked for, in sentences; empty where it is the same and lasts as long. Whole
 * minutes, so that what was asked for a moment later does not seem longer.
 */
export function describeDifference(held: Terms, asked: Terms): readonly string[] {
  return [
    ...(held.startsAt > asked.startsAt ? ['It begins later than what you ask for.'] : []),
    ...differentEnd(Math.round((held.endsAt - asked.endsAt) / 60_000)),
    ...differentReach(held.claims, asked.claims),
    ...(held.delivery === asked.delivery ? [] : [differentDelivery[held.delivery]]),
  ]
}

function differentEnd(minutes: number): readonly string[] {
  if (minutes === 0) return []
  const by = formatLength(Math.abs(minutes))
  return [`It ends ${by} ${minutes > 0 ? 'later' : 'sooner'} than what you ask for.`]
}

function differentReach(held: AccessClaims | null, asked: AccessClaims | null): readonly string[] {
  if (held === null || asked === null) return ['What it reaches cannot be read now.']
  switch (comparePolicies(asked, held).relation) {
    case 'equal':
      return []
    case 'narrower':
      return ['It reaches less than what you ask for.']
    case 'wider':
      return ['It reaches more than what you ask for.']
    default:
      return ['It reaches something else than what you ask for.']
  }
}

const differentDelivery: Readonly<Record<Delivery, string>> = {
  link: 'It was handed over by link.',
  token: 'It was handed over as a bare token, which cannot be made to last longer.',
}
