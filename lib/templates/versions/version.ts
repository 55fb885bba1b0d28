import type { EpochMs } from '@/lib/base'
import type { TemplateContent } from './content'

/** The written reason for publishing in spite of a security finding. */
export type SecurityReason = { readonly code: string; readonly path: string; readonly reason: string }

/** One published version: immutable, numbered from 1 in its template. */
export type TemplateVersion = {
  readonly number: number
  readonly content: TemplateContent
  /** SHA-256 of the content in hexadecimal. */
  readonly hash: string
  readonly note: string
  readonly reasons: readonly SecurityReason[]
  readonly restoredFrom: number | null
  /** Who agreed to a version without limits; null where none was needed. */
  readonly approvedBy: string | null
  readonly publishedAt: EpochMs
  readonly publishedBy: string
  readonly isLive: boolean
  /** Why the guardrail that counts now refuses it, where it is live; empty where it does not. */
  readonly refusals: readonly string[]
}
