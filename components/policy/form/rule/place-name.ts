import { joinWords } from '@/lib/policy'
import type { ValuePlace } from '@/lib/templates'
import { wordsOf } from './resource-words'

/** Names places in a sentence: "Sessions (user_id), Push (user_id) and a filter of the embed". */
export function namePlaces(places: readonly ValuePlace[]): string {
  return joinWords([...new Set(places.map(nameOf))])
}

function nameOf(place: ValuePlace): string {
  if (place.kind === 'filter') return 'a filter of the embed'
  const [claim, resource] = place.path
  if (claim !== 'policy') return 'the display name'
  return `${wordsOf(String(resource)).title} (${String(place.path.at(-1))})`
}
