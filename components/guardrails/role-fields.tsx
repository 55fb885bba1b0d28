'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { type Guardrail, type RoleChoice, roleChoices, toggleRole } from '@/lib/guardrails'
import { FormSection } from './form-section'

const words: Readonly<Record<RoleChoice, { readonly label: string; readonly hint: string }>> = {
  null: { label: 'Only what the policy says', hint: 'role null: no base role.' },
  agent: { label: 'Agent', hint: 'Devices, invitations and own sessions.' },
  administrator: { label: 'Administrator', hint: 'The whole account, but for what the policy names.' },
  absent: { label: 'Not set', hint: 'Undocumented what that grants.' },
}

/** The roles a version may give its tokens. The last ticked one cannot be cleared. */
export function RoleFields({ draft, onEdit }: { draft: Guardrail; onEdit: (draft: Guardrail) => void }) {
  return (
    <FormSection title="Roles" why="The base roles a version may give its tokens.">
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {roleChoices.map((choice) => {
          const isAllowed = draft.roles.includes(choice)
          const isLast = isAllowed && draft.roles.length === 1
          return (
            <Checkbox
              key={choice}
              label={words[choice].label}
              hint={isLast ? 'At least one role stays allowed.' : words[choice].hint}
              checked={isAllowed}
              disabled={isLast}
              onCheckedChange={() => onEdit(toggleRole(draft, choice))}
            />
          )
        })}
      </div>
    </FormSection>
  )
}
