'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import type { JsonPath } from '@/lib/base'
import { checkGrantLength, type Guardrail } from '@/lib/guardrails'
import type { AccessClaims } from '@/lib/policy'
import { type Delivery, deliveries, type IssuanceSettings, type MinutesKey, minuteBounds } from '@/lib/templates'
import type { IssuanceEdits } from './issuance-edits'
import { LengthField } from './length-field'
import { QuestionFields } from './question-fields'

const RuleFields = dynamic(() => import('@/components/rules/rule-fields').then((module) => module.RuleFields), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
})

type IssuingFieldsProps = {
  readonly settings: IssuanceSettings
  readonly claims: AccessClaims
  readonly guardrail: Guardrail
  readonly edits: IssuanceEdits
  readonly wanted: { readonly path: JsonPath } | null
}

/** Every issuance setting as a field, each with what it means for a lead. */
export function IssuingFields({ settings, claims, guardrail, edits, wanted }: IssuingFieldsProps) {
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (wanted) focusSetting(fields.current, wanted.path)
  }, [wanted])
  const length = { settings, edits }
  const { approvals, reason, ticket } = settings
  const [capped] = checkGrantLength(guardrail, claims, settings.maxMinutes * 60)
  const mayLink = settings.deliveries.includes('link')
  const mayToken = settings.deliveries.includes('token')
  return (
    <div ref={fields} className="grid gap-5 rounded-control border border-line bg-raised p-3">
      <Group title="How long">
        <Length
          {...length}
          setting="defaultMinutes"
          label="Usual length"
          hint="What a lead gives without choosing one."
        />
        <Length
          {...length}
          setting="maxMinutes"
          label="Longest grant"
          hint={capped?.message ?? 'No lead can give longer, and extending ends there too.'}
        />
      </Group>
      <Group title="How it reaches the agent">
        <div data-setting="deliveries" className="grid gap-2 @md:col-span-2">
          {deliveries.map((delivery) => (
            <DeliveryBox key={delivery} delivery={delivery} settings={settings} edits={edits} />
          ))}
        </div>
        {mayLink && (
          <>
            <Length
              {...length}
              setting="tokenMinutes"
              label="Life of each token"
              hint="Once a lead ends a grant, it is over within this time."
            />
            <Length
              {...length}
              setting="claimMinutes"
              label="A link waits"
              hint="A link that nobody opened by then no longer works."
            />
          </>
        )}
        {mayToken && (
          <Length
            {...length}
            setting="maxBareTokenMinutes"
            label="Longest bare token"
            hint="Keep it short: it works until it expires, whatever anybody does."
          />
        )}
      </Group>
      <Group title="Who has to agree">
        <div data-setting="approvals" className="@md:col-span-2">
          <Segmented
            label="Approvals"
            options={approvalOptions}
            value={`${approvals}`}
            onValueChange={(value) => edits.set({ approvals: value === '0' ? 0 : value === '1' ? 1 : 2 })}
          />
        </div>
        <Length
          {...length}
          setting="decideMinutes"
          label="A request waits"
          hint="A request that nobody decided by then lapses."
        />
      </Group>
      <div data-setting="rule" className="grid gap-2">
        <h3 className="text-12 font-medium text-ink-muted">Who may, by their claims</h3>
        <RuleFields rule={settings.rule} onEdit={(rule) => edits.set({ rule })} />
      </div>
      <Group title="What a lead has to say">
        <div className="grid gap-4 @md:col-span-2">
          <QuestionFields name="reason" question={reason} onEdit={(change) => edits.set({ reason: change })} />
          <QuestionFields name="ticket" question={ticket} onEdit={(change) => edits.set({ ticket: change })} />
          <div data-setting="ticket.required">
            <Checkbox
              label="A ticket is always needed"
              hint="Otherwise a lead may leave it out. A reason is needed either way."
              checked={ticket.required}
              onCheckedChange={(required) => edits.set({ ticket: { required } })}
            />
          </div>
        </div>
      </Group>
    </div>
  )
}

const approvalOptions = [
  {
    value: '0',
    label: 'None',
    description: 'A lead gives access at once. Where reach has no limit, one approval is asked for all the same.',
  },
  { value: '1', label: 'One', description: 'One other person has to agree first, never the one who asks.' },
  { value: '2', label: 'Two', description: 'Two other people have to agree first, never the one who asks.' },
] as const

type LengthProps = {
  readonly settings: IssuanceSettings
  readonly edits: IssuanceEdits
  readonly setting: MinutesKey
  readonly label: string
  readonly hint: string
}

function Length({ settings, edits, setting, label, hint }: LengthProps) {
  return (
    <div data-setting={setting}>
      <LengthField
        label={label}
        hint={hint}
        minutes={settings[setting]}
        most={minuteBounds[setting].most}
        onEdit={(minutes) => edits.set({ [setting]: minutes })}
      />
    </div>
  )
}

const deliveryWords: Readonly<Record<Delivery, { readonly label: string; readonly hint: string }>> = {
  link: {
    label: 'By link',
    hint: 'The agent opens it once, in one browser. Its tokens are short and renewed, and stop soon after a lead ends the grant.',
  },
  token: {
    label: 'As a bare token',
    hint: 'A lead hands over the token itself, for other programs. It cannot be taken back.',
  },
}

function DeliveryBox({
  delivery,
  settings,
  edits,
}: { readonly delivery: Delivery } & Pick<LengthProps, 'settings' | 'edits'>) {
  const { deliveries: allowed } = settings
  const isOnly = allowed.length === 1 && allowed.includes(delivery)
  const { label, hint } = deliveryWords[delivery]
  return (
    <Checkbox
      label={label}
      hint={isOnly ? `${hint} At least one way has to stay.` : hint}
      checked={allowed.includes(delivery)}
      disabled={isOnly}
      onCheckedChange={(isOn) =>
        edits.set({ deliveries: deliveries.filter((one) => (one === delivery ? isOn : allowed.includes(one))) })
      }
    />
  )
}

function Group({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <fieldset className="grid gap-3 @md:grid-cols-2">
      <legend className="mb-2 text-12 font-medium text-ink-muted">{title}</legend>
      {children}
    </fieldset>
  )
}

/** Puts the focus in the field of a setting, or of what it belongs to. */
function focusSetting(fields: HTMLElement | null, path: JsonPath): void {
  const spot = fields?.querySelector<HTMLElement>(`[data-setting="${CSS.escape(path.join('.'))}"]`)
  const field = spot?.querySelector<HTMLElement>('input:checked, input, select, button')
  field?.focus({ preventScroll: true })
  spot?.scrollIntoView({ block: 'nearest' })
}
