'use client'

import { Lock, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { useFirst } from '@/components/ui/use-first'
import type { JsonPath } from '@/lib/base'
import { type FieldKey, type FieldNotes, fieldKey, isWithin, type Kept, removeAt } from '@/lib/templates'
import { useFormEdits } from './form-edits'
import { NoteList } from './note-list'
import { Spot } from './spot'

type KeptRowProps = {
  readonly name: string
  readonly json: string
  readonly path: JsonPath
  readonly why: string
  readonly notes?: FieldNotes | undefined
  readonly focus: FieldKey | null
}

/** Something the form cannot express: visible, locked, and changed only by taking it away or in the JSON. */
export const KeptRow = memo(function KeptRow({ name, json, path, why, notes, focus }: KeptRowProps) {
  const { edit } = useFormEdits()
  return (
    <Spot path={path} focus={isWithin(focus, path) ? fieldKey(path) : null} className="grid gap-1 px-2 py-1">
      <div className="flex min-w-0 items-center gap-2">
        <Lock aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
        <span className="shrink-0 font-mono text-12">{name}</span>
        <span className="min-w-0 flex-1 truncate font-mono text-12 text-ink-faint">{oneLine(json)}</span>
        <IconButton
          size="sm"
          label={`Remove ${name}`}
          icon={<Trash2 aria-hidden />}
          onClick={() => void edit(() => removeAt(path))}
        />
      </div>
      <p className="pl-5.5 text-12 text-ink-muted">{why}</p>
      <NoteList notes={notes?.[fieldKey(path)]} className="pl-5.5" />
    </Spot>
  )
})

const reasons: Readonly<Record<Kept['why'], string>> = {
  unknown: 'Kept as it is: the form does not know this key.',
  stamped: 'Remit fills this in when it signs, so it cannot stay in a draft.',
}

type KeptRowsProps = { readonly kept: readonly Kept[]; readonly notes: FieldNotes; readonly focus: FieldKey | null }

/** All keys of one object that the form does not know. */
export const KeptRows = memo(function KeptRows({ kept, notes, focus }: KeptRowsProps) {
  const first = useFirst(50)
  if (kept.length === 0) return null
  return (
    <div data-slot="kept-rows" className="divide-y divide-line rounded-control border border-line border-dashed">
      {kept.slice(0, first).map(({ key, json, path, why }) => (
        <KeptRow key={key} name={key} json={json} path={path} why={reasons[why]} notes={notes} focus={focus} />
      ))}
    </div>
  )
})

function oneLine(json: string): string {
  return json.replace(/\s+/g, ' ').slice(0, 200)
}
