import { useMemo } from 'react'
import { useShared } from '@/components/policy/use-shared'
import { claimValuesOf, type TriedValues, type TypedValues, valuesOf } from '../parameters/try-values'
import type { Reading } from '../sitting/reading'

const none: TriedValues = {}

/** The values a draft is tried and signed with, and those among them that a token depends on. */
export type TriedBoth = { readonly values: TriedValues; readonly claimValues: TriedValues }

/** The values of this sitting. The same objects while nothing about them changed. */
export function useTriedValues(typed: TypedValues, reading: Reading | null): TriedBoth {
  const parameters = reading?.parameters
  const used = reading?.used
  const usedInClaims = reading?.usedInClaims
  const all = useMemo(
    () => (parameters && used ? valuesOf(typed, { parameters, used }) : none),
    [typed, parameters, used],
  )
  const ofClaims = useMemo(() => (usedInClaims ? claimValuesOf(all, usedInClaims) : none), [all, usedInClaims])
  return { values: useShared(all), claimValues: useShared(ofClaims) }
}
