import type { EpochMs, Id } from '@/lib/base'
import type { Severity } from '@/lib/policy'

/** A template with its draft, as the editor needs it. `text` is the only source of truth of what it grants. */
export type Template = {
  readonly id: Id<'tpl'>
  readonly name: string
  readonly text: string
  /** Counts the saves; a save must name the revision it started from. */
  readonly revision: number
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
  readonly updatedBy: string
}

/** One row of the template list. */
export type TemplateSummary = {
  readonly id: Id<'tpl'>
  readonly name: string
  /** What the draft reaches, in one sentence. */
  readonly reach: string
  readonly findings: Readonly<Record<Severity, number>>
  readonly updatedAt: EpochMs
  readonly updatedBy: string
}
