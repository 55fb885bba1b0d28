'use client'

import { memo } from 'react'
import { RadioCards } from '@/components/ui/radio-cards'
import {
  type FieldKey,
  fieldKey,
  type Note,
  type RoleChoice,
  type RoleView,
  setRole,
  setText,
  type TextView,
} from '@/lib/templates'
import { EditedText } from './edited-text'
import { useFormEdits } from './form-edits'
import { KeptRow } from './kept-rows'
import { NoteList } from './note-list'
import { Spot } from './spot'

const roles: readonly { readonly value: RoleChoice; readonly label: string; readonly description: string }[] = [
  {
    value: 'null',
    label: 'Only what the policy says',
    description: 'No base role: what the policy does not name is closed.',
  },
  {
    value: 'agent',
    label: 'Agent',
    description: 'Devices, invitations and own sessions, under the policy.',
  },
  {
    value: 'administrator',
    label: 'Administrator',
    description: 'The whole account, under the policy.',
  },
  {
    value: 'absent',
    label: 'Not set',
    description: 'Undocumented what that grants. Better choose another.',
  },
]

type WhoSectionProps = {
  readonly role: RoleView
  readonly displayName: TextView
  readonly roleNotes: readonly Note[] | undefined
  readonly nameNotes: readonly Note[] | undefined
  readonly focus: FieldKey | null
  /** The name a token gets when the draft sets none. */
  readonly personName: string
}

/** Who the token makes its bearer: the base role, and the name customers may see. */
export const WhoSection = memo(function WhoSection({
  role,
  displayName,
  roleNotes,
  nameNotes,
  focus,
  personName,
}: WhoSectionProps) {
  const { edit } = useFormEdits()
  const isLit = (key: string) => (focus === fieldKey([key]) ? focus : null)
  return (
    <section aria-label="Who" className="grid gap-3">
      <Spot path={['role']} focus={isLit('role')} className="-m-1 grid gap-1 p-1">
        {role.choice === 'kept' && (
          <KeptRow
            name="role"
            json={role.json}
            path={['role']}
            why="Cobrowse knows no such role. Choose one below to replace it."
            focus={null}
          />
        )}
        <RadioCards
          label="Role"
          options={roles}
          value={role.choice === 'kept' ? null : role.choice}
          onValueChange={(choice) => void edit((form) => setRole(form, choice))}
        />
        <NoteList notes={roleNotes} />
      </Spot>
      <Spot path={['displayName']} focus={isLit('displayName')} className="-m-1 grid gap-1 p-1">
        {displayName.kind === 'kept' ? (
          <KeptRow
            name="displayName"
            json={displayName.json}
            path={['displayName']}
            why="Kept as it is: a name is a text."
            focus={null}
          />
        ) : (
          <EditedText
            label="Display name"
            hint="Customers may see it. Left empty, it is the name of the person it is for."
            placeholder={personName}
            value={displayName.kind === 'text' ? displayName.value : ''}
            onEdit={(text) => edit((form) => setText({ view: form.displayName, path: ['displayName'], text }))}
          />
        )}
        <NoteList notes={nameNotes} />
      </Spot>
    </section>
  )
})
