'use client'

import clsx from 'clsx'
import { CornerDownRight } from 'lucide-react'
import { memo } from 'react'
import { Segmented } from '@/components/ui/segmented'
import type { Behind } from '@/lib/policy'
import { type FieldKey, type FieldNotes, fieldKey, type RuleView, rulePath } from '@/lib/templates'
import { useFormEdits } from '../form-edits'
import { KeptRow, KeptRows } from '../kept-rows'
import { NoteList } from '../note-list'
import { accessChoices, chosenAccess } from './access-choices'
import { ActionsField } from './actions-field'
import { Conditions } from './conditions'
import { wordsOf } from './resource-words'

type ResourceCardProps = {
  readonly rule: RuleView
  readonly notes: FieldNotes
  /** The lit field if it is in this card. */
  readonly focus: FieldKey | null
  /** What answers for this resource when the policy does not name it, or would if it did not. */
  readonly behind: Behind | null
  /** How many of its conditions are drawn. */
  readonly room: number
}

/** One resource: whether, what of it, and what may be done. */
export const ResourceCard = memo(function ResourceCard({ rule, notes, focus, behind, room }: ResourceCardProps) {
  const { resource, state } = rule
  const words = wordsOf(resource)
  const key = fieldKey(rulePath(resource))
  const isOpen = state === 'everything' || state === 'matching'
  const actionsKey = fieldKey(rulePath(resource, 'permissions'))
  return (
    <section
      data-slot="resource-card"
      data-field={key}
      data-lit={focus === key || undefined}
      aria-label={words.title}
      className={clsx(
        'grid sighted-24 gap-2 px-3 py-2.5 transition-colors data-lit:bg-accent-tint',
        !isOpen && 'bg-surface',
      )}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="flex items-baseline justify-between gap-2 text-13">
            {words.title}
            <span className="font-mono text-12 font-normal text-ink-faint @lg:hidden">{resource}</span>
          </h3>
          <p className="text-12 text-ink-muted">{words.covers}</p>
        </div>
        <AccessChoice resource={resource} state={state} behind={behind} />
      </header>
      {state === 'kept' && (
        <KeptRow
          name={resource}
          json={rule.json}
          path={rulePath(resource)}
          why="This grants nothing. Choose one of the states above to replace it."
          focus={focus}
        />
      )}
      {state === 'matching' && <Conditions rule={rule} notes={notes} focus={focus} room={room} />}
      {isOpen && (
        <ActionsField resource={resource} view={rule.actions} isLit={focus === actionsKey} notes={notes[actionsKey]} />
      )}
      <KeptRows kept={rule.kept} notes={notes} focus={focus} />
      <NoteList notes={notes[key]} />
      {behind && state === 'unnamed' && (
        <p className="flex gap-1.5 text-12 text-ink-muted">
          <CornerDownRight aria-hidden className="mt-px size-3.5 shrink-0" />
          {behind.sentence}
        </p>
      )}
    </section>
  )
})

type AccessChoiceProps = Pick<RuleView, 'resource' | 'state'> & { readonly behind: Behind | null }

/** Whether the resource is open. Not drawn again for what is typed in its conditions. */
const AccessChoice = memo(function AccessChoice({ resource, state, behind }: AccessChoiceProps) {
  const { changeState } = useFormEdits()
  const choices = accessChoices({ resource, state }, behind)
  return (
    <Segmented
      label={`${wordsOf(resource).title}: access`}
      size="sm"
      options={choices}
      columns={choices.length > 3 ? 4 : 3}
      value={chosenAccess({ state }, behind)}
      onValueChange={(to) => void changeState(resource, to)}
    />
  )
})
