import type { Comparison } from '@/lib/policy'
import { WitnessCode } from '../../publish/witness-code'

/** What a change takes away: each resource with the actions it loses, and something that shows it. */
export function Loss({ comparison }: { readonly comparison: Comparison }) {
  return comparison.resources.map(({ resource, actions }) => {
    const lost = actions.filter((action) => action.lost !== null)
    if (lost.length === 0) return null
    const witness = lost.map((action) => action.lost?.witness).find((found) => found !== undefined)
    return (
      <span key={resource} className="block text-pretty wrap-anywhere">
        No longer {resource === '*' ? 'any other' : resource}: {lost.map(({ action }) => action).join(', ')}
        {witness && (
          <>
            , for example on <WitnessCode target={witness.request.target} />
          </>
        )}
      </span>
    )
  })
}
