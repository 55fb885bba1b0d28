import type { Grant } from '../scope'
import { actions } from '../types'
import { joinWords, printValue } from '../words'

/** A resource that the policy names and that is none of the seven, with what is granted on it. */
export type BeyondLine = { readonly name: string; readonly grant: Grant | null }

/** What is granted beyond the seven resources, as deeds: "do whatever users stands for". Nothing where nothing is. */
export function deedsBeyond(beyond: readonly BeyondLine[]): readonly string[] {
  return whatever(
    beyond.filter(({ grant }) => grant !== null),
    'do whatever',
  )
}

/** What is kept from a token that may do everything else: "whatever users stands for", "some of what users stands for". */
export function withheldBeyond(beyond: readonly BeyondLine[]): readonly string[] {
  const closed = beyond.filter(({ grant }) => grant === null)
  const narrowed = beyond.filter(({ grant }) => grant !== null && !isWhole(grant))
  return [...whatever(closed, 'whatever'), ...whatever(narrowed, 'some of what')]
}

/** Tells whether a grant leaves out neither an action nor a target. */
export function isWhole(grant: Grant): boolean {
  return grant.scope.kind === 'all' && grant.actions.length === actions.length
}

const mostShown = 3

function whatever(beyond: readonly BeyondLine[], lead: string): readonly string[] {
  const [first] = beyond
  if (first === undefined) return []
  const names = beyond.map(({ name }) => printValue(name))
  const shown =
    names.length <= mostShown
      ? names
      : [...names.slice(0, mostShown - 1), `${names.length - mostShown + 1} more resources`]
  return [`${lead} ${joinWords(shown)} ${names.length === 1 ? 'stands' : 'stand'} for`]
}
