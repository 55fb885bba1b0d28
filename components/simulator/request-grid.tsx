import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { actions } from '@/lib/policy'
import { groupsOfAsks, usualAsks } from '@/lib/simulation'

const names: Readonly<Record<string, string>> = {
  devices: 'Devices',
  sessions: 'Sessions',
  push: 'Invitations',
  recordings: 'Recordings',
  features: 'Settings',
  members: 'Members',
}

const all = groupsOfAsks.flatMap(({ asks }) => asks.map(({ name }) => name))

type RequestGridProps = { readonly asked: readonly string[]; readonly onChange: (asked: readonly string[]) => void }

/** What is asked of each: resources down, actions across. */
export function RequestGrid({ asked, onChange }: RequestGridProps) {
  function toggle(name: string, isAsked: boolean) {
    onChange(isAsked ? [...asked, name] : asked.filter((one) => one !== name))
  }
  return (
    <section aria-labelledby="simulator-requests" className="grid gap-2">
      <header className="flex items-center gap-1">
        <h2 id="simulator-requests" className="flex-1 text-14">
          Requests
        </h2>
        <Button variant="ghost" size="sm" onClick={() => onChange(usualAsks)}>
          Usual
        </Button>
        <Button variant="ghost" size="sm" onClick={() => onChange(all)}>
          All
        </Button>
        <Button variant="ghost" size="sm" onClick={() => onChange([])}>
          None
        </Button>
      </header>
      <table className="w-full text-13">
        <thead className="text-12 text-ink-muted">
          <tr>
            <th scope="col" className="pb-1 text-left font-normal">
              Resource
            </th>
            {actions.map((action) => (
              <th key={action} scope="col" className="w-14 pb-1 font-normal">
                {action}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groupsOfAsks.map(({ resource, asks }) => (
            <tr key={resource} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {names[resource] ?? resource}
              </th>
              {asks.map(({ name }) => (
                <td key={name}>
                  <Checkbox
                    label={<span className="sr-only">{name}</span>}
                    checked={asked.includes(name)}
                    onCheckedChange={(isAsked) => toggle(name, isAsked)}
                    className="justify-center"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
