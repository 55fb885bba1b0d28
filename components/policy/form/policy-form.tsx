'use client'

import { type FocusEvent, useEffect, useRef } from 'react'
import type { Behind } from '@/lib/policy'
import { type FieldKey, type FormNotes, fieldKey } from '@/lib/templates'
import { type ClaimsForm, type FormEdits, FormEditsProvider } from './form-edits'
import { KeptRows } from './kept-rows'
import { PolicySection } from './policy-section'
import { WhoSection } from './who-section'

type PolicyFormProps = {
  readonly form: ClaimsForm
  readonly notes: FormNotes
  /** What answers for a resource where the policy does not name it, by resource. */
  readonly behind: Readonly<Record<string, Behind | null>>
  readonly focus: FieldKey | null
  readonly edits: FormEdits
  readonly personName: string
  /** Shown, but not to be changed: the text it stands for is broken. */
  readonly isLocked: boolean
}

/** A draft as a form. Each field edits its own key of the text and nothing else; what has no field is shown, locked. */
export function PolicyForm({ form, notes, behind, focus, edits, personName, isLocked }: PolicyFormProps) {
  const frame = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const isOwn = frame.current?.contains(document.activeElement)
    if (focus !== null && !isOwn) spotOf(frame.current, focus)?.scrollIntoView({ block: 'nearest' })
  }, [focus])

  function entered(event: FocusEvent<HTMLFormElement>) {
    const spot = event.target.closest<HTMLElement>('[data-field]')
    if (spot?.dataset.field) edits.focus(JSON.parse(spot.dataset.field))
  }
  function left(event: FocusEvent<HTMLFormElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) edits.focus(null)
  }
  return (
    <FormEditsProvider value={edits}>
      <form
        ref={frame}
        aria-label="The draft as a form"
        onSubmit={(event) => event.preventDefault()}
        data-slot="policy-form"
        inert={isLocked}
        onFocus={entered}
        onBlur={left}
        className="grid gap-5 transition-opacity inert:opacity-80"
      >
        <WhoSection
          role={form.role}
          displayName={form.displayName}
          roleNotes={notes.claims[fieldKey(['role'])]}
          nameNotes={notes.claims[fieldKey(['displayName'])]}
          focus={focus}
          personName={personName}
        />
        <PolicySection policy={form.policy} notes={notes} focus={focus} behind={behind} />
        {form.kept.length > 0 && (
          <section aria-label="Kept as is" className="grid gap-1.5">
            <h2 className="text-13">Kept as is</h2>
            <KeptRows kept={form.kept} notes={notes.claims} focus={focus} />
          </section>
        )}
      </form>
    </FormEditsProvider>
  )
}

function spotOf(frame: HTMLElement | null, key: FieldKey): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-field="${CSS.escape(key)}"]`) ?? null
}
