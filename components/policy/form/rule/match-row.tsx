'use client'

import { X } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import { fieldKey, type Note, problemOfValue, removeAt, rulePath, setMatch, type TextView } from '@/lib/templates'
import { EditedText } from '../edited-text'
import { useFormEdits } from '../form-edits'
import { KeptRow } from '../kept-rows'
import { NoteList } from '../note-list'
import { Spot } from '../spot'
import { MakeParameterButton } from './make-parameter-button'
import { ParameterChip } from './parameter-chip'
import { parameterOf } from './parameter-of'

type MatchRowProps = {
  readonly resource: string
  readonly part: 'id' | 'agent'
  readonly view: TextView
  readonly isLit: boolean
  readonly notes: readonly Note[] | undefined
}

/** The one id, or the one agent, that a rule asks for. */
export const MatchRow = memo(function MatchRow({ resource, part, view, isLit, notes }: MatchRowProps) {
  const { edit, parameters } = useFormEdits()
  const path = rulePath(resource, part)
  const lit = isLit ? fieldKey(path) : null
  if (view.kind === 'absent') return null
  if (view.kind === 'kept') {
    return <KeptRow name={part} json={view.json} path={path} why="Kept as it is: this is not a text." focus={lit} />
  }
  const place = { kind: 'claim', path } as const
  const parameter = parameterOf(view.value)
  return (
    <Spot path={path} focus={lit} className="-mx-1.5 grid gap-1 px-1.5 py-0.5">
      <div className="flex items-start gap-1.5">
        <span className="min-w-0 flex-1 truncate pt-1 pl-2 font-mono text-13">{part}</span>
        <span aria-hidden className="pt-1 font-mono text-13 text-ink-faint">
          =
        </span>
        {parameter === undefined ? (
          <>
            <EditedText
              data-value
              label={part === 'id' ? 'Id' : 'Agent'}
              hideLabel
              dense
              mono
              placeholder={view.value === '' ? 'nothing matches yet' : undefined}
              value={view.value}
              onEdit={(value) => problemOfValue(value) ?? edit(() => setMatch(resource, { part, value }))}
              className="min-w-0 flex-[2]"
            />
            <MakeParameterButton name={part} place={place} parameters={parameters} />
          </>
        ) : (
          <ParameterChip name={parameter} place={place} parameters={parameters} className="min-w-0 flex-[2]" />
        )}
        <IconButton
          size="sm"
          label={`Remove the ${part}`}
          icon={<X aria-hidden />}
          onClick={() => void edit(() => removeAt(path))}
        />
      </div>
      <NoteList notes={notes} />
    </Spot>
  )
})
