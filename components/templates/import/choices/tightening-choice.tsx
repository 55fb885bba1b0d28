import { Checkbox } from '@/components/ui/checkbox'
import type { Tightening } from '@/lib/policy'
import { Loss } from './loss'

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
                <Loss comparison={one.comparison} />
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
