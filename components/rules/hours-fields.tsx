'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { TextField } from '@/components/ui/text-field'
import type { Leaf } from '@/lib/rules'

type Hours = Extract<Leaf, { kind: 'hours' }>
type HoursFieldsProps = { readonly leaf: Hours; readonly onChange: (leaf: Leaf) => void }

const days = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
  [6, 'Sat'],
  [0, 'Sun'],
] as const

/** Days, hours and the zone they are in. An end before the start is on the next day. */
export function HoursFields({ leaf, onChange }: HoursFieldsProps) {
  const { zone, fromMinute, toMinute } = leaf
  const isZone = isKnownZone(zone)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap gap-x-3 gap-y-1">
        {days.map(([day, label]) => (
          <Checkbox
            key={day}
            label={label}
            checked={leaf.days.includes(day)}
            onCheckedChange={(isOn) =>
              onChange({
                ...leaf,
                days: days.flatMap(([one]) => ((one === day ? isOn : leaf.days.includes(one)) ? [one] : [])),
              })
            }
          />
        ))}
      </div>
      <div className="grid grid-cols-2 gap-1.5 @md:grid-cols-3">
        <ClockField label="From" minute={fromMinute} onMinute={(minute) => onChange({ ...leaf, fromMinute: minute })} />
        <ClockField label="To" minute={toMinute} onMinute={(minute) => onChange({ ...leaf, toMinute: minute })} />
        <TextField
          label="Zone"
          autoComplete="off"
          spellCheck={false}
          value={zone}
          error={isZone ? undefined : 'This is no zone. Write one such as Europe/Vienna.'}
          onChange={(event) => onChange({ ...leaf, zone: event.target.value })}
        />
      </div>
    </div>
  )
}

type ClockFieldProps = { readonly label: string; readonly minute: number; readonly onMinute: (minute: number) => void }

function ClockField({ label, minute, onMinute }: ClockFieldProps) {
  const two = (value: number) => String(value).padStart(2, '0')
  function change(text: string) {
    const [hours, minutes] = text.split(':').map(Number)
    if (hours !== undefined && minutes !== undefined && Number.isInteger(hours * 60 + minutes))
      onMinute(hours * 60 + minutes)
  }
  return (
    <TextField
      label={label}
      type="time"
      value={`${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`}
      onChange={(event) => change(event.target.value)}
    />
  )
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}
