import type { JsonPath } from '@/lib/base'
import type { Finding, Severity } from '../types'
import type { View } from './view'

/** A change offered with a finding. */
export type Fix = NonNullable<Finding['fix']>

/** What a rule found at one place, in words. The code, severity and reference are those of its rule. */
export type Flaw = { readonly path: JsonPath; readonly message: string; readonly fix?: Fix }

/** One thing that is looked for in a document. `title` says what it means in general, for the documentation. */
export type LintRule = {
  readonly code: string
  readonly severity: Severity
  readonly title: string
  readonly reference: string
  check(view: View): readonly Flaw[]
}
