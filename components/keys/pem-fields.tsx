'use client'

import { type DragEvent, useState } from 'react'
import { PasswordField } from '@/components/members/password-field'
import { CopyButton } from '@/components/ui/copy-button'
import { FileChoice } from '@/components/ui/file-choice'
import { TextArea } from '@/components/ui/text-area'
import { pemNotes, readPem, textOfKeyFile } from '@/lib/keys'

/** A private key while it is being pasted. */
export type PemDraft = { readonly pem: string; readonly passphrase: string }

type PemFieldsProps = {
  value: PemDraft
  onValueChange: (value: PemDraft) => void
  errors?: { readonly pem?: string | undefined; readonly passphrase?: string | undefined } | undefined
  disabled?: boolean | undefined
}

/**
 * A private key, pasted, dropped or chosen as a file. What can be told from the text is told at once, before anything is
 * sent; a passphrase is asked for only by a key that has one.
 */
export function PemFields({ value, onValueChange, errors, disabled }: PemFieldsProps) {
  const [isOver, setOver] = useState(false)
  const read = value.pem === '' ? null : readPem(value.pem)
  const refusal = read === null || read.ok ? null : read.error
  const isEncrypted = read?.ok === true && read.value.encrypted

  async function take(file: File | undefined) {
    if (file === undefined) return
    // Longer than any key: the start is enough to say so.
    onValueChange({ ...value, pem: textOfKeyFile(new Uint8Array(await file.slice(0, 20_000).arrayBuffer())) })
  }
  function drop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div className="grid gap-4">
      <div className="grid gap-2">
        <TextArea
          label="Private key (PEM)"
          name="key.pem"
          rows={7}
          mono
          value={value.pem}
          onChange={(event) => onValueChange({ ...value, pem: event.target.value })}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          placeholder={'-----BEGIN PRIVATE KEY-----\n…\n-----END PRIVATE KEY-----'}
          hint="RSA, 2048 to 4096 bits, as PKCS#8 or PKCS#1, with or without a passphrase."
          error={refusal?.reason ?? errors?.pem}
          disabled={disabled}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputClassName={isOver ? 'border-accent!' : undefined}
        />
        {read?.ok === true && read.value.notes.length > 0 && (
          <Mended notes={read.value.notes.map((note) => pemNotes[note])} />
        )}
        {refusal?.hint && <Conversion command={refusal.hint} />}
        <FileChoice
          accept=".pem,.key,.txt,.der,.p8,.p12,.pfx,.jks,application/x-pem-file"
          onChoose={(file) => void take(file)}
          disabled={disabled}
        />
      </div>
      {isEncrypted && (
        <PasswordField
          label="Passphrase"
          name="key.passphrase"
          what="passphrase"
          value={value.passphrase}
          onChange={(event) => onValueChange({ ...value, passphrase: event.target.value })}
          hint="It opens the key once, now. It is not kept."
          error={errors?.passphrase}
          disabled={disabled}
          autoComplete="off"
        />
      )}
    </div>
  )
}

/** What was put right in the pasted text before it is read; nothing of the key itself. */
function Mended({ notes }: { notes: readonly string[] }) {
  return (
    <div role="status" className="rounded-control bg-hover px-2.5 py-1.5 text-12 text-ink-muted">
      <p className="font-medium text-ink">The key can be read.</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

function Conversion({ command }: { command: string }) {
  return (
    <div className="flex items-start gap-2 rounded-control bg-hover py-1.5 pr-1.5 pl-2.5">
      <code className="min-w-0 flex-1 py-0.5 text-12 break-all">{command}</code>
      <CopyButton iconOnly value={command} label="Copy the command" />
    </div>
  )
}
