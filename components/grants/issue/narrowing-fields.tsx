'use client'

import { LearnMore } from '@/components/help/learn-more'
import { Checkbox } from '@/components/ui/checkbox'
import { Disclosure } from '@/components/ui/disclosure'
import type { IssueForm } from './issue-state'

type NarrowingFieldsProps = {
  readonly form: IssueForm
  /** What the template reaches, by the names of the policy. */
  readonly resources: readonly string[]
  readonly problem: string | undefined
  readonly onChange: (change: Partial<IssueForm>) => void
}

/** Less than the template gives, never more. */
export function NarrowingFields({ form, resources, problem, onChange }: NarrowingFieldsProps) {
  const isNarrowed = form.isReadOnly || form.without.length > 0
  return (
    <Disclosure summary="Give less than the template" defaultOpen={isNarrowed}>
      <div className="grid gap-1">
        <p className="pb-1 text-12 text-ink-muted">
          It is never more than the template gives. <LearnMore about="giving-less" />
        </p>
        <Checkbox
          label="Reading only: nothing is started, invited, changed or deleted"
          checked={form.isReadOnly}
          onCheckedChange={(isReadOnly) => onChange({ isReadOnly })}
        />
        {resources.length > 1 &&
          resources.map((name) => (
            <Checkbox
              key={name}
              label={`Leave out ${words[name] ?? name}`}
              checked={form.without.includes(name)}
              onCheckedChange={(isOut) =>
                onChange({ without: isOut ? [...form.without, name] : form.without.filter((one) => one !== name) })
              }
            />
          ))}
        {problem && (
          <p role="alert" className="text-12 text-deny">
            {problem}
          </p>
        )}
      </div>
    </Disclosure>
  )
}

const words: Readonly<Record<string, string>> = {
  features: 'settings',
  members: 'the team',
  push: 'invitations to devices',
}
