'use client'

import { Segmented } from '@/components/ui/segmented'
import type { ModulusLength } from '@/lib/keys'
import { type PemDraft, PemFields } from './pem-fields'
import { SizeField } from './size-field'

/** A first key while it is being chosen: what was typed for one way survives trying the other. */
export type KeyDraft = PemDraft & { readonly kind: 'generate' | 'import'; readonly modulusLength: ModulusLength }

type KeyFieldsProps = {
  value: KeyDraft
  onValueChange: (value: KeyDraft) => void
  errors?: { readonly pem?: string | undefined; readonly passphrase?: string | undefined } | undefined
  disabled?: boolean | undefined
}

/** The choice between a new key and one that is already registered somewhere. */
export function KeyFields({ value, onValueChange, errors, disabled }: KeyFieldsProps) {
  return (
    <div className="grid gap-4">
      <Segmented
        label="Where the key comes from"
        value={value.kind}
        onValueChange={(kind) => onValueChange({ ...value, kind })}
        disabled={disabled}
        options={[
          { value: 'generate', label: 'Make a new key' },
          { value: 'import', label: 'Import one' },
        ]}
      />
      {value.kind === 'generate' ? (
        <SizeField
          value={value.modulusLength}
          onValueChange={(modulusLength) => onValueChange({ ...value, modulusLength })}
          disabled={disabled}
        />
      ) : (
        <PemFields
          value={value}
          onValueChange={(pem) => onValueChange({ ...value, ...pem })}
          errors={errors}
          disabled={disabled}
        />
      )}
    </div>
  )
}
