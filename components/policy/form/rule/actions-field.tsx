'use client'

import { Lock } from 'lucide-react'
import { memo } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { actions } from '@/lib/policy'
import {
  type ActionsView,
  type FieldNotes,
  fieldKey,
  listedActions,
  rulePath,
  setAllActions,
  toggleAction,
} from '@/lib/templates'
import { ruleIn, useFormEdits } from '../form-edits'
import { KeptRow } from '../kept-rows'
import { NoteList } from '../note-list'
import { Spot } from '../spot'
import { wordsOf } from './resource-words'

type ActionsFieldProps = {
  readonly resource: string
  readonly view: ActionsView
  readonly isLit: boolean
  readonly notes: FieldNotes[string] | undefined
}

/** What may be done: all, or the ticked ones. An action that Cobrowse does not document stays in the list, locked. */
export const ActionsField = memo(function ActionsField({ resource, view, isLit, notes }: ActionsFieldProps) {
  const { edit } = useFormEdits()
  const path = rulePath(resource, 'permissions')
  const lit = isLit ? fieldKey(path) : null
  if (view.kind === 'kept') {
    return (
      <KeptRow
        name="permissions"
        json={view.json}
        path={path}
        why="Kept as it is: actions stand in a list of texts. Remove it to allow all."
        focus={lit}
        notes={notes && { [fieldKey(path)]: notes }}
      />
    )
  }
  const listed = listedActions(view)
  const known: readonly string[] = actions
  const others = listed.filter((action) => !known.includes(action))
  function change(isAll: boolean) {
    edit((form) => {
      const rule = ruleIn(form, resource)
      return rule ? setAllActions(rule, isAll) : []
    })
  }
  function toggle(action: string) {
    edit((form) => {
      const rule = ruleIn(form, resource)
      return rule ? toggleAction(rule, action) : []
    })
  }
  return (
    <Spot path={path} focus={lit} className="-mx-1.5 px-1.5 py-0.5">
      <fieldset className="grid gap-1">
        <legend className="sr-only">Actions on {wordsOf(resource).title}</legend>
        <div className="grid grid-cols-2 gap-x-4 @lg:grid-cols-[auto_repeat(4,auto)] @lg:justify-start">
          <Checkbox
            label="All actions"
            className="col-span-2 @lg:col-span-1"
            checked={view.kind === 'all'}
            onCheckedChange={change}
          />
          {actions.map((action) => (
            <Checkbox
              key={action}
              label={<ActionLabel action={action} meaning={wordsOf(resource).actions[action]} />}
              checked={listed.includes(action)}
              onCheckedChange={() => toggle(action)}
            />
          ))}
        </div>
        {others.length > 0 && (
          <p className="flex items-center gap-1.5 text-12 text-ink-muted">
            <Lock aria-hidden className="size-3.5 text-ink-faint" />
            Also listed, kept as is: <span className="font-mono">{others.join(', ')}</span>
          </p>
        )}
        <NoteList notes={notes} />
      </fieldset>
    </Spot>
  )
})

function ActionLabel({ action, meaning }: { readonly action: string; readonly meaning: string | undefined }) {
  return (
    <>
      {action}
      {meaning && <span className="text-12 text-ink-faint"> {meaning}</span>}
    </>
  )
}
