import { Badge, type Tone } from '@/components/ui/badge'
import { type GrantState, stateWords } from '@/lib/grants'

const tones: Readonly<Record<GrantState, Tone>> = {
  requested: 'accent',
  declined: 'neutral',
  lapsed: 'neutral',
  ready: 'accent',
  active: 'allow',
  ending: 'caution',
  ended: 'neutral',
}

/** The state of a grant as a mark, in the words that every screen uses. */
export function StateBadge({ state }: { readonly state: GrantState }) {
  return <Badge tone={tones[state]}>{stateWords[state].name}</Badge>
}
