import { Checkbox } from '@/components/ui/checkbox'
import type { FilterWall } from '@/lib/import'
import { joinWords } from '@/lib/policy'
import { WitnessCode } from '../../publish/witness-code'
import { Loss } from './loss'

type WallChoiceProps = {
  readonly wall: FilterWall
  readonly isChosen: boolean
  readonly onChosen: (isChosen: boolean) => void
}

/** The filter of an embed address shown to be no wall, by something the token reaches outside it, and made one by a tick. */
export function WallChoice({ wall, isChosen, onChosen }: WallChoiceProps) {
  const filters = wall.filters.map(({ key, value }) => `${key} = ${value}`).join(' and ')
  const lost = wall.comparison.resources.flatMap(({ resource, actions }) =>
    actions.flatMap(({ action, lost: difference }) => (difference ? [{ resource, action, difference }] : [])),
  )
  const seen = lost.find(({ action, resource }) => resource === 'devices' && action === 'read') ?? lost[0]
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 text-13 font-medium">The filter is no wall</legend>
      <p className="text-13 text-pretty wrap-anywhere text-ink-muted">
        The address lists only {filters}. Who holds the token can leave the filter out
        {seen && (
          <>
            {' '}
            and reach, for example, {seen.resource} <WitnessCode target={seen.difference.witness.request.target} />
          </>
        )}
        .
      </p>
      <Checkbox
        className="gap-0.5 rounded-control border border-line px-3 py-2"
        label={`Make it a condition on ${joinWords(wall.resources)}`}
        hint={
          <>
            {wall.keepsSessions && (
              <span className="block text-pretty">
                Sessions stay as the role gives them: the agent’s own and those nobody has taken. A condition there
                would lift that limit.
              </span>
            )}
            <Loss comparison={wall.comparison} />
          </>
        }
        checked={isChosen}
        onCheckedChange={onChosen}
      />
    </fieldset>
  )
}
