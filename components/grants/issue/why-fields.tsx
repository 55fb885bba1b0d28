'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { RadioCards } from '@/components/ui/radio-cards'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { formatLength } from '@/lib/grants'
import type { SoundDraft } from '@/lib/templates'
import type { IssueForm } from './issue-state'

type WhyFieldsProps = {
  readonly form: IssueForm
  readonly issuance: SoundDraft['issuance']
  readonly problemOf: (field: string) => string | undefined
  readonly onChange: (change: Partial<IssueForm>) => void
}

/** When it begins, how it is handed over where there is a choice, and why. */
export function WhyFields({ form, issuance, problemOf, onChange }: WhyFieldsProps) {
  const { deliveries, reason, ticket, tokenMinutes } = issuance
  return (
    <>
      <div className="grid gap-2">
        <Checkbox
          label="Begin later"
          checked={form.startsLater}
          onCheckedChange={(startsLater) => onChange({ startsLater })}
        />
        {form.startsLater && (
          <TextField
            id="issue-startsAt"
            label="It begins at (your time)"
            type="datetime-local"
            value={form.startText}
            onChange={(event) => onChange({ startText: event.target.value })}
            error={problemOf('startsAt')}
            className="max-w-60"
          />
        )}
      </div>
      {deliveries.length > 1 && (
        <RadioCards
          label="How it is handed over"
          value={form.delivery ?? deliveries[0] ?? null}
          onValueChange={(delivery) => onChange({ delivery })}
          options={deliveries.map((value) =>
            value === 'link'
              ? {
                  value,
                  label: 'By link',
                  description: `Short tokens, renewed by themselves. Ending it takes effect within ${formatLength(tokenMinutes)}.`,
                }
              : {
                  value,
                  label: 'As a bare token',
                  description: 'One token for the whole time. It cannot be taken back: ending it stops nothing.',
                },
          )}
        />
      )}
      <TextArea
        id="issue-reason"
        label={reason.prompt}
        rows={2}
        value={form.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
        error={problemOf('reason')}
        hint="It stays in the record."
      />
      <TextField
        id="issue-ticket"
        label={ticket.required ? ticket.prompt : `${ticket.prompt} (may be left out)`}
        value={form.ticket}
        onChange={(event) => onChange({ ticket: event.target.value })}
        error={problemOf('ticket')}
        autoComplete="off"
        className="sm:max-w-80"
      />
    </>
  )
}
