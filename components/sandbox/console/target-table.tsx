import { Badge, type Tone } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import type { TargetView } from '@/lib/sandbox'
import { CustomData } from '../views/custom-data'
import { stateNames } from '../views/words'

type TargetTableProps = { title: string; targets: readonly TargetView[]; stateTitle: string }

/** Devices or sessions, one row each: name, state, and the custom data that policies look at. */
export function TargetTable({ title, targets, stateTitle }: TargetTableProps) {
  return (
    <section aria-label={title} className="grid min-w-0 gap-2">
      <h2 className="flex items-center gap-2 text-14">
        {title} <Badge>{targets.length}</Badge>
      </h2>
      <div className="overflow-x-auto rounded-card border border-line bg-surface">
        <table className="w-full text-13 max-md:block">
          <thead className="text-left text-12 text-ink-muted max-md:sr-only">
            <tr className="border-b border-line [&>th]:px-3 [&>th]:py-2 [&>th]:font-normal">
              <th scope="col">Name</th>
              <th scope="col">{stateTitle}</th>
              <th scope="col">Custom data</th>
              <th scope="col">Id</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line max-md:block">
            {targets.map((target) => (
              <TargetRow key={target.id} target={target} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function TargetRow({ target }: { target: TargetView }) {
  return (
    <tr className="align-top max-md:grid max-md:gap-2 max-md:p-3 md:[&>*]:px-3 md:[&>*]:py-2">
      <th scope="row" className="text-left font-normal">
        <span className="block font-medium">{target.name}</span>
        <span className="block text-12 text-ink-muted">{target.detail}</span>
      </th>
      <td>
        <StateBadge target={target} />
      </td>
      <td>
        <CustomData data={target.target.custom_data ?? {}} hide={['device_name']} />
      </td>
      <td className="whitespace-nowrap">
        <span className="inline-flex items-center gap-1 font-mono text-12 text-ink-muted">
          {target.id}
          <CopyButton label={`Copy ${target.id}`} value={target.id} iconOnly />
        </span>
      </td>
    </tr>
  )
}

const stateTones: Readonly<Record<NonNullable<TargetView['state']>, Tone>> = {
  pending: 'caution',
  authorizing: 'caution',
  active: 'allow',
  ended: 'neutral',
}

function StateBadge({ target }: { target: TargetView }) {
  if (target.state)
    return (
      <span className="inline-flex gap-1">
        <Badge tone={stateTones[target.state]}>{stateNames[target.state]}</Badge>
        {target.isPreview && <Badge>Preview</Badge>}
      </span>
    )
  return (
    <Badge tone={target.connectable ? 'allow' : 'neutral'}>{target.connectable ? 'Reachable' : 'Not reachable'}</Badge>
  )
}
