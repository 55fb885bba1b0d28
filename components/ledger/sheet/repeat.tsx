import type { DecideActions } from '@/components/grants/grant-actions'
import { Again } from '@/components/grants/requests/again'
import { useMay } from '@/components/shell/shell-context'
import type { GrantStory } from '@/lib/grants'

type RepeatProps = { readonly grant: GrantStory } & Pick<DecideActions, 'openValues'>

/** The same again, whoever gave it, for whoever may ask for access; not while it waits to be decided. */
export function Repeat({ grant, openValues }: RepeatProps) {
  const may = useMay()
  if (!may('grant.ask') || grant.state === 'requested' || grant.narrowing === null) return null
  return (
    <div className="flex flex-wrap gap-2">
      <Again grant={grant} narrowing={grant.narrowing} opened={null} open={openValues} />
    </div>
  )
}
