import { Checkbox } from '@/components/ui/checkbox'
import type { Tightening } from '@/lib/policy'
import { WitnessCode } from '../publish/witness-code'

type TighteningChoiceProps = {
  readonly offered: readonly Tightening[]
  readonly chosen: readonly string[]
  readonly onChosen: (chosen: readonly string[]) => void
}

/** What version 3 can say besides: each ticked line lets a token do less, with what it loses. */
export function TighteningChoice({ offered, chosen, onChosen }: TighteningChoiceProps) {
  if (offered.length === 0) return null
  const picked = offered.filter(({ id }) => chosen.includes(id)).length
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-13 font-medium">Tighten it while you are here</legend>
      <p className="text-12 text-ink-muted">
        Each only takes access away, compared exactly.{' '}
        {picked === 0 ? 'None is chosen.' : `${picked} of ${offered.length} chosen.`}
      </p>
      <div className="divide-y divide-line rounded-control border border-line">
        {offered.map((one) => (
          <Checkbox
            key={one.id}
            className="gap-0.5 px-3 py-2"
            label={one.label}
            hint={
              <>
                <span className="block text-pretty">{one.why}</span>
                <Loss tightening={one} />
              </>
            }
            checked={chosen.includes(one.id)}
            onCheckedChange={(isChosen) =>
              onChosen(isChosen ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function Loss({ tightening }: { readonly tightening: Tightening }) {
  const differing = tightening.comparison.resources.filter(({ relation }) => relation === 'narrower')
  return differing.map(({ resource, actions }) => {
    const lost = actions.filter((action) => action.lost !== null)
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
