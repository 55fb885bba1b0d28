'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import { type Parameter, parameterTypes, typeWords } from '@/lib/templates'
import { type Described, draftOf, type ParameterDraft, readDraft } from './parameter-draft'

type ParameterDialogProps = {
  /** The one to describe; undefined for a new one. */
  readonly parameter: Parameter | undefined
  /** A parameter that the draft uses keeps its name. */
  readonly isUsed: boolean
  readonly taken: readonly string[]
  readonly onKeep: (parameter: Parameter) => void
  readonly onClose: () => void
}

const types = parameterTypes.map((value) => ({ value, label: typeWords[value] }))

/** Describes a parameter: what it is called, what it can hold, and what whoever fills it in is told. */
export function ParameterDialog({ parameter, isUsed, taken, onKeep, onClose }: ParameterDialogProps) {
  const [draft, setDraft] = useState<ParameterDraft>(() => draftOf(parameter))
  const [errors, setErrors] = useState<Extract<Described, { ok: false }>['errors']>({})
  function change(part: Partial<ParameterDraft>) {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  function keep() {
    const described = readDraft(draft, taken)
    if (described.ok) onKeep(described.parameter)
    else setErrors(described.errors)
  }
  const text = (
    part: 'label' | 'help' | 'example' | 'pattern' | 'minimum' | 'maximum',
    label: string,
    hint?: string,
  ) => (
    <TextField
      label={label}
      hint={hint}
      error={errors[part]}
      value={draft[part]}
      mono={part === 'pattern' || part === 'example'}
      onChange={(event) => change({ [part]: event.target.value })}
    />
  )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={parameter ? `Parameter ${parameter.name}` : 'New parameter'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={keep}>
            {parameter ? 'Save' : 'Add parameter'}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <TextField
          label="Name"
          mono
          value={draft.name}
          disabled={isUsed}
          hint={isUsed ? 'The draft uses it, so its name stays.' : 'Small letters, digits and underscores: user_id.'}
          error={errors.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Select
          label="Type"
          options={types}
          value={draft.type}
          error={errors.type}
          onValueChange={(type) => change({ type })}
        />
        {text('label', 'Label', 'What the field is called for the person who fills it in.')}
        {text('help', 'Help', 'One sentence under the field. May be empty.')}
        {text('example', 'Example', 'The draft is tried with it here.')}
        {draft.type === 'enum' && (
          <TextArea
            label="Options"
            hint="One on each line."
            error={errors.options}
            mono
            value={draft.options}
            onChange={(event) => change({ options: event.target.value })}
          />
        )}
        {draft.type === 'string' &&
          text('pattern', 'Pattern', 'The whole value has to have this form: c_[0-9]+. May be empty.')}
        {draft.type === 'integer' && (
          <div className="grid grid-cols-2 gap-3">
            {text('minimum', 'At least')}
            {text('maximum', 'At most')}
          </div>
        )}
        <Checkbox
          label="Required"
          hint="Only the display name may be left out: anywhere else a missing value would drop a limit."
          checked={draft.isRequired}
          onCheckedChange={(isRequired) => change({ isRequired })}
        />
      </div>
    </Dialog>
  )
}
