import type { EpochMs, Id } from '@/lib/base'
import type { TokenFrame } from '@/lib/claims'
import type { Severity } from '@/lib/policy'
import type { TemplateContent } from './versions/content'

/** A template with its draft, as the editor needs it. `text` is the only source of truth of what it grants. */
export type Template = TemplateContent & {
  readonly id: Id<'tpl'>
  readonly name: string
  /** Counts the saves; a save must name the revision it started from. */
  readonly revision: number
  readonly createdAt: EpochMs
  readonly updatedAt: EpochMs
  readonly updatedBy: string
  /** What its tokens are besides the draft, by which the size of the draft is judged. */
  readonly frame: TokenFrame
  /** SHA-256 of the draft in hexadecimal: what an approval is for. */
  readonly hash: string
  /** The number of the version that is live; null when none was published. */
  readonly liveVersion: number | null
  /** Whether the draft says something else than the live version, or nothing is live. */
  readonly isAhead: boolean
  /** Whether the guardrail refuses the live version: it went live before the guardrail said so. */
  readonly isLiveRefused: boolean
  /** An archived template is kept with all its versions, and neither edited nor published. */
  readonly isArchived: boolean
  /** Whether the one who looks saved it last. */
  readonly isUpdatedByCaller: boolean
}

/** How far a template is, told in so few words that it can be asked every few seconds. */
export type TemplateState = {
  readonly revision: number
  /** Differs whenever anything differs that the publish screen shows: draft, live version, requests, guardrail, archive. */
  readonly mark: string
}

/** A template where only its name is asked for, and who saved it last, which tells those of one name apart. */
export type TemplateName = { readonly id: Id<'tpl'>; readonly name: string; readonly updatedBy: string }

/** One row of the template list. */
export type TemplateSummary = TemplateName & {
  /** What the draft reaches, in one sentence. */
  readonly reach: string
  /** Counts the saves of the draft; who deletes it names the one they saw. */
  readonly revision: number
  /** How many findings of each severity the editor shows of the draft, the guardrail's among them. */
  readonly findings: Readonly<Record<Severity, number>>
  readonly liveVersion: number | null
  /** Whether the draft says something else than the live version. */
  readonly isAhead: boolean
  /** Whether the guardrail refuses the live version. */
  readonly isLiveRefused: boolean
  readonly isArchived: boolean
  readonly updatedAt: EpochMs
}
