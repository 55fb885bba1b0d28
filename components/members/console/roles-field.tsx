'use client'

import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldNote, noteIdOf } from '@/components/ui/field'
import { type Role, roles } from '@/lib/authz'
import { roleWords } from '../role-words'

type RolesFieldProps = {
  value: readonly Role[]
  onValueChange: (value: readonly Role[]) => void
  error?: string | undefined
  disabled?: boolean | undefined
}

/** Which roles someone holds: any number of them, each with what it adds. */
export function RolesField({ value, onValueChange, error, disabled }: RolesFieldProps) {
  const id = useId()
  function toggle(role: Role, isOn: boolean) {
    onValueChange(roles.filter((one) => (one === role ? isOn : value.includes(one))))
  }
  return (
    <fieldset className="grid gap-2" aria-describedby={error ? noteIdOf(id) : undefined}>
      <legend className="pb-1.5 text-13 font-medium">Roles</legend>
      {roles.map((role) => (
        <Checkbox
          key={role}
          name={role}
          label={roleWords[role].name}
          hint={roleWords[role].does}
          checked={value.includes(role)}
          onCheckedChange={(isOn) => toggle(role, isOn)}
          disabled={disabled}
        />
      ))}
      <FieldNote id={noteIdOf(id)} error={error} />
    </fieldset>
  )
}
