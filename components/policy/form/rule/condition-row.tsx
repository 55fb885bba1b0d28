'use client'

import clsx from 'clsx'
import { Lock, X } from 'lucide-react'
import { memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import {
  type Condition,
  fieldKey,
  type Note,
  problemOfKey,
  removeCondition,
  renameCondition,
  rulePath,
} from '@/lib/templates'
import { EditedText } from '../edited-text'
import { useFormEdits } from '../form-edits'
import { NoteList } from '../note-list'
import { Spot } from '../spot'
import { ConditionValueFields } from './condition-value-fields'
import { MakeParameterButton } from './make-parameter-button'
import { ParameterChip } from './parameter-chip'
import { parameterOf } from './parameter-of'

const rowClass = '-mx-1.5 grid gap-1 px-1.5'

// The room kept for a row out of sight is that of all its lines, or what is in it would lie over the next row.
const twoLines = 'sighted-17 py-1 pointer-coarse:sighted-23'
const oneLine =
  'sighted-8 py-0.5 max-sm:sighted-17 max-sm:py-1 pointer-coarse:sighted-11 max-sm:pointer-coarse:sighted-23'

/** More characters than these do not fit beside a value. */
const besideValue = 12

type ConditionRowProps = {
  readonly resource: string
  readonly condition: Condition
  readonly isLit: boolean
  readonly notes: readonly Note[] | undefined
  /** Just added, so its value is what one types next. */
  readonly isNew: boolean
}

/** One condition on custom_data: key, value and the value's type. Drawn again only when it changes itself. */
export const ConditionRow = memo(function ConditionRow({
  resource,
  condition,
  isLit,
  notes,
  isNew,
}: ConditionRowProps) {
  const { edit, parameters } = useFormEdits()
  const { key } = condition
  const path = rulePath(resource, 'custom_data', key)
  const place = { kind: 'claim', path } as const
  const parameter = condition.kind === 'scalar' ? parameterOf(condition.value) : undefined
  function rename(to: string) {
    return problemOfKey(to) ?? edit(() => renameCondition(resource, { from: key, to }))
  }
  // A key that is cut looks like the next one that begins the same, so a long one has a line of its own; on a phone, each has.
  const isLong = key.length > besideValue
  return (
    <Spot path={path} focus={isLit ? fieldKey(path) : null} className={clsx(rowClass, isLong ? twoLines : oneLine)}>
      <div className={clsx('flex items-start gap-1', isLong ? 'flex-wrap' : 'max-sm:flex-wrap')}>
        <EditedText
          label="Key"
          hideLabel
          dense
          mono
          value={key}
          onEdit={rename}
          className={clsx('min-w-0 flex-1', isLong ? 'basis-full' : 'max-sm:basis-full')}
        />
        <span aria-hidden className="pt-1 font-mono text-13 text-ink-faint">
          =
        </span>
        {parameter !== undefined && (
          <ParameterChip name={parameter} place={place} parameters={parameters} className="min-w-0 flex-[2]" />
        )}
        {parameter === undefined && condition.kind === 'scalar' && (
          <>
            <ConditionValueFields resource={resource} name={key} value={condition.value} isNew={isNew} />
            <MakeParameterButton name={key} place={place} parameters={parameters} />
          </>
        )}
        {condition.kind === 'kept' && (
          <span className="flex h-7 min-w-0 flex-[2] items-center gap-1.5 font-mono text-12 text-ink-muted">
            <Lock aria-hidden className="size-3.5 shrink-0 text-ink-faint" />
            <span className="truncate">{condition.json.replace(/\s+/g, ' ')}</span>
            <span className="sr-only">Kept as it is</span>
          </span>
        )}
        <IconButton
          size="sm"
          label={`Remove the condition ${key}`}
          icon={<X aria-hidden />}
          onClick={() => void edit(() => removeCondition(resource, key))}
        />
      </div>
      <NoteList notes={notes} />
    </Spot>
  )
})
