import { askedActions, type Comparison, deedOfDifference } from '@/lib/policy'
import { WitnessCode } from '../../publish/witness-code'

type Target = Parameters<typeof WitnessCode>[0]['target']

/** What a change takes away: each resource with what exactly is lost of it, and something that shows it. */
export function Loss({ comparison }: { readonly comparison: Comparison }) {
  return comparison.resources.map(({ resource, actions }) => {
    // What no call asks for is no loss to anybody.
    const asked = askedActions(resource)
    const lost = actions.flatMap(({ action, lost: difference }) =>
      difference && (asked.length === 0 || asked.some((known) => known === action)) ? [difference] : [],
    )
    if (lost.length === 0) return null
    const example = lost.map((difference) => difference.witness.request.target).find(isExample)
    const deeds = [...new Set(lost.map((difference) => deedOfDifference({ resource, difference })))]
    return (
      <span key={resource} className="block text-pretty wrap-anywhere">
        No longer: {deeds.join('; ')}
        {example && (
          <>
            . For example <WitnessCode target={example} />
          </>
        )}
      </span>
    )
  })
}

/** An id that was made up for the example says nothing: only what a condition looks at does. */
function isExample({ custom_data: data, agent }: Target): boolean {
  return agent !== undefined || Object.keys(data ?? {}).length > 0
}
