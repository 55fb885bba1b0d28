import { Segmented } from '@/components/ui/segmented'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { editText } from '@/lib/json'
import { LeftOutList } from './left-out-list'
import type { TargetsFieldProps } from './targets-field'

const kinds = [
  { value: 'device', label: 'Devices' },
  { value: 'session', label: 'Sessions' },
] as const

type PastedTargetsProps = TargetsFieldProps & {
  /** Why the text cannot be read. */
  readonly error: string | undefined
}

/** Devices and sessions as pasted text, with what of it was left out and why. */
export function PastedTargets({ setup, change, targets, error }: PastedTargetsProps) {
  const isCsv = setup.targets === 'csv'
  const text = isCsv ? setup.targetsCsv : setup.targetsJson
  const write = (value: string) => change(isCsv ? { targetsCsv: value } : { targetsJson: value })
  return (
    <>
      <TextArea
        label={isCsv ? 'Targets as CSV' : 'Targets as JSON'}
        hideLabel
        mono
        rows={6}
        wrap="off"
        spellCheck={false}
        placeholder={isCsv ? csvExample : jsonExample}
        value={text}
        onChange={({ target: { value } }) => write(value)}
        error={error}
        hint={isCsv ? csvHint : 'One device or session, or a list of them, as the REST API answers.'}
      />
      <LeftOutList leftOut={targets.leftOut} onFix={(edits) => write(editText(text, edits))} />
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
  )
}

const csvHint =
  'The first row names keys of custom_data; id and agent are what they say. An empty cell is a missing key.'
const csvExample = 'id,user_id,tenant\ndev_1,c_4711,acme\ndev_2,c_9020,acme'
const jsonExample = '[{ "id": "dev_1",\n   "custom_data": { "user_id": "c_4711" } }]'
