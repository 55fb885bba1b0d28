import type { EmbedDefaults, Parameter } from '@/lib/templates'
import type { TokenFinding } from '@/lib/tokens'
import type { Form } from './recognise'

/** What was pasted, as the parts of a template, with what was understood, changed and not taken, one sentence each. */
export type Imported = {
  readonly kind: Form | 'token' | 'address'
  /** Text the strict reader accepts: role, policy and whatever else was authored, without the stamped claims. */
  readonly draftText: string
  /** One for each value that was left open. */
  readonly parameters: readonly Parameter[]
  /** How an embed address opens the embed; what says nothing is as Cobrowse opens it. */
  readonly embed: EmbedDefaults
  /** How long what was pasted lives, in seconds; null where its times do not say. */
  readonly lifetimeSeconds: number | null
  readonly understood: readonly string[]
  readonly changed: readonly string[]
  readonly refused: readonly string[]
  /** What is wrong with the token or the stamped claims, which the draft leaves behind; gravest first. */
  readonly findings: readonly TokenFinding[]
  /** Why no verifier takes the token at any time; null where one may, and where no token was pasted. */
  readonly neverValid: TokenFinding | null
}
