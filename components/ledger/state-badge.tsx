import { Badge, type Tone } from '@/components/ui/badge'
import { type GrantState, stateWords } from '@/lib/grants'

const tones: Readonly<Record<GrantState, Tone>> = {
  requested: 'accent',
  declined: 'deny',
  lapsed: 'neutral',
  ready: 'accent',
  active: 'allow',
  ending: 'caution',
  ended: 'neutral',
}

/** Where a grant stands, in its word. */
export function StateBadge({ state }: { readonly state: GrantState }) {
  return <Badge tone={tones[state]}>{stateWords[state].name}</Badge>
}
