'use client'

import { Segmented } from '@/components/ui/segmented'
import { type ModulusLength, modulusLengths } from '@/lib/keys'

const notes: Record<ModulusLength, string> = {
  2048: 'The smallest that RS256 allows. Fastest to sign with.',
  3072: 'A good choice for years to come.',
  4096: 'The largest. Signs at less than half the speed of 3072.',
}

type SizeFieldProps = {
  value: ModulusLength
  onValueChange: (value: ModulusLength) => void
  disabled?: boolean | undefined
}

/** The size of a key that will be generated. */
export function SizeField({ value, onValueChange, disabled }: SizeFieldProps) {
  return (
    <Segmented
      label="Size"
      hideLabel={false}
      value={String(value)}
      onValueChange={(chosen) => onValueChange(modulusLengths.find((size) => String(size) === chosen) ?? value)}
      disabled={disabled}
      options={modulusLengths.map((size) => ({
        value: String(size),
        label: `${size} bits`,
        description: notes[size],
      }))}
    />
  )
}
