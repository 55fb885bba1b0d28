import type { Effect, Target } from '@/lib/policy'
import type { ParameterValue } from '../parameters/parameter'

/** How much a list of tests may hold; the list is measured in UTF-16 units, a line as the strict reader measures it. */
export const testLimits = { tests: 1_000, characters: 2_000_000, name: 120 } as const

/**
 * A saved case of a template: with these values, a token may or must not do one thing to one target. `sandboxId` says
 * where the target was taken from; what counts is the snapshot.
 */
export type TemplateTest = {
  readonly name: string
  readonly values: { readonly [name: string]: ParameterValue }
  readonly expect: Effect
  readonly request: { readonly resource: string; readonly action: string }
  readonly target: Target
  readonly sandboxId?: string
}
