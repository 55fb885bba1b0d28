'use client'

import { RadioCards } from '@/components/ui/radio-cards'
import { TextField } from '@/components/ui/text-field'
import { type ConnectionKind, connectionNames, hostedOrigins } from '@/lib/connection'

/** A connection while it is being filled in. */
export type ConnectionDraft = { readonly kind: ConnectionKind; readonly origin: string; readonly licenseKey: string }

type ConnectionFieldsProps = {
  value: ConnectionDraft
  onValueChange: (value: ConnectionDraft) => void
  sandboxOrigin: string
  errors?: { readonly origin?: string | undefined; readonly licenseKey?: string | undefined } | undefined
  disabled?: boolean | undefined
}

/** The choice of where tokens are for, with what each choice needs. What was typed for one choice survives trying another. */
export function ConnectionFields({ value, onValueChange, sandboxOrigin, errors, disabled }: ConnectionFieldsProps) {
  return (
    <div className="grid gap-4">
      <RadioCards
        label="Tokens are for"
        value={value.kind}
        onValueChange={(kind) => onValueChange({ ...value, kind })}
        disabled={disabled}
        options={[
          {
            value: 'sandbox',
            label: connectionNames.sandbox,
            description: `The built-in stand-in at ${hostOf(sandboxOrigin)}. Nothing to register, no real devices.`,
          },
          { value: 'cobrowse', label: connectionNames.cobrowse, description: hostOf(hostedOrigins.cobrowse) },
          { value: 'eu', label: connectionNames.eu, description: hostOf(hostedOrigins.eu) },
          {
            value: 'self-hosted',
            label: connectionNames['self-hosted'],
            description: 'A Cobrowse server of your own.',
          },
        ]}
      />
      {value.kind === 'self-hosted' && (
        <TextField
          label="Server address"
          name="connection.origin"
          value={value.origin}
          onChange={(event) => onValueChange({ ...value, origin: event.target.value })}
          placeholder="https://cobrowse.example.com"
          hint="https, host and port only. Not Remit’s own host, nor one above or below it."
          error={errors?.origin}
          disabled={disabled}
          inputMode="url"
          autoCapitalize="none"
          spellCheck={false}
          mono
        />
      )}
      {value.kind !== 'sandbox' && (
        <TextField
          label="License key"
          name="connection.licenseKey"
          value={value.licenseKey}
          onChange={(event) => onValueChange({ ...value, licenseKey: event.target.value })}
          hint="Cobrowse shows it under Settings, My Account. It is the short code of your account, and the iss claim of every token."
          error={errors?.licenseKey}
          disabled={disabled}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          mono
        />
      )}
    </div>
  )
}

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '')
}
