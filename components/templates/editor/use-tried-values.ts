import { useMemo } from 'react'
import { type TriedValues, type TypedValues, valuesOf } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'

const none: TriedValues = {}

/** The values the draft is tried and signed with. The same object while nothing about them changed. */
export function useTriedValues(typed: TypedValues, reading: Reading | null): TriedValues {
  const parameters = reading?.parameters
  const used = reading?.used
  return useMemo(() => (parameters && used ? valuesOf(typed, { parameters, used }) : none), [typed, parameters, used])
}
