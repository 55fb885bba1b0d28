'use client'

import type { TargetsState } from '@/components/sandbox/use-targets'
import { RetryBanner } from '@/components/ui/retry-banner'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'

/** About whom it is asked, as it was chosen or typed. */
export type TypedTarget = {
  readonly source: 'pairs' | 'sandbox' | 'json'
  readonly pairs: string
  readonly json: string
  readonly chosen: string
}

const sources = [
  { value: 'pairs', label: 'By value' },
  { value: 'sandbox', label: 'Sandbox' },
  { value: 'json', label: 'JSON' },
] as const

type TargetFieldProps = {
  readonly target: TypedTarget
  readonly onTarget: (target: TypedTarget) => void
  readonly targets: TargetsState
  readonly error: string | null
}

/** About whom it is asked: values that a device or session carries, one of the sandbox, or a pasted one. */
export function TargetField({ target, onTarget, targets, error }: TargetFieldProps) {
  return (
    <section aria-labelledby="who-whom" className="grid content-start gap-3">
      <h2 id="who-whom" className="text-14">
        Which device or session
      </h2>
      <Segmented
        label="How the target is given"
        options={sources}
        value={target.source}
        onValueChange={(source) => onTarget({ ...target, source })}
      />
      {target.source === 'pairs' && (
        <TextArea
          label="What the target carries"
          mono
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder={'user_id = c_4711\ntenant = acme'}
          value={target.pairs}
          onChange={(event) => onTarget({ ...target, pairs: event.target.value })}
          hint="One key = value a line; id is its own id. What is not written counts as missing. A number counts as a text too; in quotes it is a text alone."
          error={error ?? undefined}
        />
      )}
      {target.source === 'json' && (
        <TextArea
          label="Device or session as JSON"
          mono
          rows={6}
          spellCheck={false}
          autoComplete="off"
          placeholder={'{ "id": "…", "custom_data": { "user_id": "c_4711" } }'}
          value={target.json}
          onChange={(event) => onTarget({ ...target, json: event.target.value })}
          hint="As the REST API answers it."
          error={error ?? undefined}
        />
      )}
      {target.source === 'sandbox' && targets.status === 'error' && (
        <RetryBanner title="The sandbox could not be read" message={targets.message} onRetry={targets.retry} />
      )}
      {target.source === 'sandbox' && targets.status !== 'error' && (
        <Select
          label="Device or session"
          disabled={targets.status === 'loading'}
          options={[
            { value: '', label: targets.status === 'loading' ? 'On their way…' : 'Choose one' },
            ...chosenFrom(targets).map(({ id, kind, name, detail }) => ({
              value: id,
              label: `${name} (${kind}) ${detail}`,
            })),
          ]}
          value={target.chosen}
          onValueChange={(chosen) => onTarget({ ...target, chosen })}
          error={error ?? undefined}
        />
      )}
    </section>
  )
}

/** The devices and sessions to choose from, none while they are on their way. */
export function chosenFrom(targets: TargetsState) {
  return targets.status === 'ready' ? targets.targets : []
}
