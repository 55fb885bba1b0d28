import { askedActions, type Comparison, deedOf, type Target } from '@/lib/policy'
import { WitnessCode } from '../../publish/witness-code'

/** What a change takes away: each resource with what is lost of it, and something that shows it. */
export function Loss({ comparison }: { readonly comparison: Comparison }) {
  return comparison.resources.map(({ resource, actions }) => {
    // What no call asks for is no loss to anybody.
    const asked = askedActions(resource)
    const isNamed = asked.length > 0
    const lost = actions.flatMap(({ action, lost: difference }) =>
      difference && (!isNamed || asked.some((known) => known === action)) ? [{ action, difference }] : [],
    )
    if (lost.length === 0) return null
    const example = lost.map(({ difference }) => difference.witness.request.target).find(isExample)
    return (
      <span key={resource} className="block text-pretty wrap-anywhere">
        No longer: {lost.map(({ action }) => wordsOf(resource, action)).join(', ')}
        {example && (
          <>
            . For example <WitnessCode target={example} />
          </>
        )}
      </span>
    )
  })
}

function wordsOf(resource: string, action: string): string {
  const { verb, one } = deedOf(resource, action)
  if (one === null) return verb
  return `${verb} ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
}

/** An id that was made up for the example says nothing: only what a condition looks at does. */
function isExample({ custom_data: data, agent }: Target): boolean {
  return agent !== undefined || Object.keys(data ?? {}).length > 0
}
