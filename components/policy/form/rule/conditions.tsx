'use client'

import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import {
  addCondition,
  addMatch,
  type FieldKey,
  type FieldNotes,
  fieldKey,
  type RuleView,
  rulePath,
} from '@/lib/templates'
import { focusField, rowAt } from '../focus-row'
import { ruleIn, useFormEdits } from '../form-edits'
import { KeptRow } from '../kept-rows'
import { NoteList } from '../note-list'
import { ConditionRow } from './condition-row'
import { MatchRow } from './match-row'
import { NewConditionRow } from './new-condition-row'

/** Whether a condition is being added; `added` names the one whose value is to be typed next. */
type Adding = { readonly kind: 'no' } | { readonly kind: 'key' } | { readonly kind: 'added'; readonly key: string }

type ConditionsProps = {
  readonly rule: RuleView
  readonly notes: FieldNotes
  readonly focus: FieldKey | null
  /** How many conditions are drawn: all of them, but for the first moment of a very large draft. */
  readonly room: number
}

/** What a target must have for a rule to cover it. All conditions must hold. */
export function Conditions({ rule, notes, focus, room }: ConditionsProps) {
  const { edit } = useFormEdits()
  const [adding, setAdding] = useState<Adding>({ kind: 'no' })
  const list = useRef<HTMLDivElement>(null)
  const { resource, id, agent, conditions } = rule
  const dataPath = rulePath(resource, 'custom_data')
  const rows = conditions.kind === 'rows' ? conditions.rows : []
  function add(key: string): string | null {
    if (rows.some((row) => row.key === key)) {
      focusField(rowAt(list.current, rulePath(resource, 'custom_data', key)))
      return `${key} is already a condition above. Change it there.`
    }
    const why = edit((form) => addCondition(ruleIn(form, resource) ?? rule, { key, value: '' }))
    if (why === null) setAdding({ kind: 'added', key })
    return why
  }
  function limitToOne() {
    if (edit(() => addMatch(resource, 'id')) !== null) return
    requestAnimationFrame(() => focusField(rowAt(list.current, rulePath(resource, 'id'))))
  }
  function at(part: string): { isLit: boolean; notes: FieldNotes[string] | undefined } {
    const key = fieldKey(rulePath(resource, part))
    return { isLit: focus === key, notes: notes[key] }
  }
  return (
    <div ref={list} data-slot="conditions" className="contain-inline-size space-y-1">
      <MatchRow resource={resource} part="id" view={id} {...at('id')} />
      <MatchRow resource={resource} part="agent" view={agent} {...at('agent')} />
      {conditions.kind === 'kept' && (
        <KeptRow
          name="custom_data"
          json={conditions.json}
          path={dataPath}
          why="Kept as it is: conditions stand in an object."
          focus={focus}
          notes={notes}
        />
      )}
      {rows.slice(0, room).map((condition, index) => {
        const key = fieldKey(rulePath(resource, 'custom_data', condition.key))
        return (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps its place while its key is being typed
            key={index}
            resource={resource}
            condition={condition}
            isLit={focus === key}
            notes={notes[key]}
            isNew={isNew(adding, condition.key)}
          />
        )
      })}
      {conditions.kind === 'rows' && <NoteList notes={notes[fieldKey(dataPath)]} />}
      {adding.kind === 'key' && <NewConditionRow onAdd={add} onEnd={() => setAdding({ kind: 'no' })} />}
      <div className="flex flex-wrap gap-1 pt-0.5">
        <Button
          variant="ghost"
          size="sm"
          icon={<Plus aria-hidden />}
          disabled={adding.kind === 'key' || conditions.kind === 'kept'}
          onClick={() => setAdding({ kind: 'key' })}
        >
          Add condition
        </Button>
        {id.kind === 'absent' && (
          <Button variant="ghost" size="sm" icon={<Plus aria-hidden />} onClick={limitToOne}>
            Limit to one id
          </Button>
        )}
      </div>
    </div>
  )
}

function isNew(adding: Adding, key: string): boolean {
  return adding.kind === 'added' && adding.key === key
}
