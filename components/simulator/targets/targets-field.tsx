import dynamic from 'next/dynamic'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import type { TargetSetup, TargetSource } from '@/lib/simulation'
import { problemWords } from './problem-words'
import type { SimulatedTargets } from './use-simulated-targets'

/** Fetched when somebody brings targets of their own. */
const PastedTargets = dynamic(() => import('./pasted-targets').then((module) => module.PastedTargets), {
  ssr: false,
  loading: () => <Skeleton className="h-48" />,
})

const sources: readonly { readonly value: TargetSource; readonly label: string }[] = [
  { value: 'sandbox', label: 'Sandbox' },
  { value: 'json', label: 'JSON' },
  { value: 'csv', label: 'CSV' },
]

export type TargetsFieldProps = {
  readonly setup: TargetSetup
  readonly change: (change: Partial<TargetSetup>) => void
  readonly targets: SimulatedTargets
}

/** About which devices and sessions is asked, under a title of its own. */
export function TargetsField(props: TargetsFieldProps) {
  return (
    <section aria-labelledby="simulator-targets" className="grid gap-3">
      <h2 id="simulator-targets" className="text-14">
        Devices and sessions
      </h2>
      <TargetsChoice {...props} />
    </section>
  )
}

/** About which devices and sessions is asked: those of the sandbox, or pasted ones. */
export function TargetsChoice({ setup, change, targets }: TargetsFieldProps) {
  const error = targets.problem ? problemWords(targets.problem) : (targets.failure ?? undefined)
  return (
    <div className="grid gap-3">
      <Segmented
        label="Where the devices and sessions come from"
        options={sources}
        value={setup.targets}
        onValueChange={(source) => change({ targets: source })}
      />
      {setup.targets === 'sandbox' ? (
        error && <p className="text-12 text-ink-muted">{error}</p>
      ) : (
        <PastedTargets setup={setup} change={change} targets={targets} error={error} />
      )}
    </div>
  )
}
