'use client'

import { useMemo } from 'react'
import type { Reading } from '../sitting/reading'
import type { EditorView, ViewEvent } from '../sitting/view'
import { problemsOf, type TriedValues, typedFor } from './try-values'
import { ValueFields } from './value-fields'

type TryWithProps = {
  readonly view: EditorView
  readonly send: (event: ViewEvent) => void
  readonly reading: Reading
  readonly values: TriedValues
}

/** The parameters of the draft, filled in for trying it: what reach, embed and test token go by. */
export function TryWith({ view, send, reading, values }: TryWithProps) {
  const { document, parameters, embed, used, usedInEmbed } = reading
  const problems = useMemo(
    () => problemsOf({ document, parameters, embed, usedInEmbed }, values),
    [document, parameters, embed, usedInEmbed, values],
  )
  return (
    <section aria-label="Try with" className="@container grid gap-2">
      <h3 className="text-13">Try with</h3>
      <div className="grid gap-2 @lg:grid-cols-2">
        <ValueFields
          dense
          parameters={parameters.filter(({ name }) => used.includes(name))}
          textOf={(parameter) => typedFor(view.typed, parameter)}
          problemOf={(name) => problems[name]}
          onText={(name, text) => send({ kind: 'tried', typed: { ...view.typed, [name]: text } })}
        />
      </div>
    </section>
  )
}
