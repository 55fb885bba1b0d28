import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { editText } from '@/lib/json'
import type { TargetSetup, TargetSource } from '@/lib/simulation'
import { LeftOutList } from './left-out-list'
import { problemWords } from './problem-words'
import type { SimulatedTargets } from './use-simulated-targets'

const sources: readonly { readonly value: TargetSource; readonly label: string }[] = [
  { value: 'sandbox', label: 'Sandbox' },
  { value: 'json', label: 'JSON' },
  { value: 'csv', label: 'CSV' },
]

const kinds = [
  { value: 'device', label: 'Devices' },
  { value: 'session', label: 'Sessions' },
] as const

type TargetsFieldProps = {
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
  const isCsv = setup.targets === 'csv'
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
        <>
          <TextArea
            label={isCsv ? 'Targets as CSV' : 'Targets as JSON'}
            hideLabel
            mono
            rows={6}
            wrap="off"
            spellCheck={false}
            placeholder={isCsv ? csvExample : jsonExample}
            value={isCsv ? setup.targetsCsv : setup.targetsJson}
            onChange={({ target: { value } }) => change(isCsv ? { targetsCsv: value } : { targetsJson: value })}
            error={error}
            hint={isCsv ? csvHint : 'One device or session, or a list of them, as the REST API answers.'}
          />
          <LeftOutList
            leftOut={targets.leftOut}
            onFix={(edits) => change({ targetsJson: editText(setup.targetsJson, edits) })}
          />
          <Segmented
            label={isCsv ? 'The rows are' : 'Where the text does not say, they are'}
            hideLabel={false}
            size="sm"
            options={kinds}
            value={setup.kind}
            onValueChange={(kind) => change({ kind })}
          />
          <TextField
            label="Agent who asks"
            dense
            mono
            placeholder="me"
            value={setup.agentId}
            onChange={(event) => change({ agentId: event.target.value })}
            hint="Sessions with this agent count as their own."
          />
        </>
      )}
    </div>
  )
}

const csvHint =
  'The first row names keys of custom_data; id and agent are what they say. An empty cell is a missing key.'
const csvExample = 'id,user_id,tenant\ndev_1,c_4711,acme\ndev_2,c_9020,acme'
const jsonExample = '[{ "id": "dev_1",\n   "custom_data": { "user_id": "c_4711" } }]'
