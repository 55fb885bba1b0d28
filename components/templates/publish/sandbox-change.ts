import { asks, tallyOf } from '@/components/policy/reach-asks'
import type { AccessClaims } from '@/lib/policy'
import type { TargetView } from '@/lib/sandbox'

/** One real device or session whose answer changes: what can be done with it now that could not, and the other way round. */
export type TargetChange = {
  readonly view: TargetView
  readonly gained: readonly string[]
  readonly lost: readonly string[]
}

/** Asks everything of every target under both claims, and answers the targets for which something changes. */
export function changesIn(
  targets: readonly TargetView[],
  { before, after }: { readonly before: AccessClaims; readonly after: AccessClaims },
): readonly TargetChange[] {
  return targets
    .map((view) => {
      const changed = asks[view.kind].map((asked) => {
        const effectOf = (claims: AccessClaims) => tallyOf([view], { claims, asked, agentId: undefined }).allowed === 1
        return { label: asked.label, was: effectOf(before), is: effectOf(after) }
      })
      return {
        view,
        gained: changed.filter(({ was, is }) => is && !was).map(({ label }) => label),
        lost: changed.filter(({ was, is }) => was && !is).map(({ label }) => label),
      }
    })
    .filter(({ gained, lost }) => gained.length + lost.length > 0)
}
