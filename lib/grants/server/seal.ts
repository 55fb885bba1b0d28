import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson, type Id } from '@/lib/base'
import { kek, openSealed, type SealLabel, sealBytes } from '@/lib/server/kek'
import type { LookupKey } from '@/lib/server/lookup'
import type { ParameterValue } from '@/lib/templates'
import type { Narrowing } from '../narrow'

/** What a grant is about: the authored claims as they are signed, what they were filled in with, and what was left out of them. */
export type SealedContent = {
  readonly text: string
  readonly values: Readonly<Record<string, ParameterValue>>
  /** Null where it was sealed before this was kept: the claims may be narrowed. */
  readonly narrowing: Narrowing | null
  /** What was sent under the key of its request, as `printRequest` has it; null where it was sealed before this was kept. */
  readonly request: string | null
}

const Content = z.object({
  text: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  narrowing: z
    .object({ without: z.array(z.string()), isReadOnly: z.boolean() })
    .nullable()
    .default(null),
  request: z.string().nullable().default(null),
})

/** Seals what a grant is about with a data key of its own, bound to the grant. */
export function sealContent(id: Id<'gnt'>, content: SealedContent): string {
  return sealBytes(kek(), grantLabel(id), Buffer.from(JSON.stringify(content)))
}

/** Opens what a grant is about. Throws `sealed` when the key-encryption key is another one or a bit was changed. */
export function openContent(id: string, sealed: string): SealedContent {
  const opened = openSealed(kek(), grantLabel(id), sealed, (plain) => Content.parse(JSON.parse(plain.toString())))
  if (opened.ok) return opened.value
  const message =
    opened.error === 'changed'
      ? 'What this access is about was changed outside Remit, so it is not used.'
      : 'This access was sealed with another key-encryption key. Give Remit that one back.'
  throw new AppError('sealed', { message })
}

function grantLabel(id: string): SealLabel {
  return { format: 'remit-grant-1', purpose: 'seal-grant', bound: { table: 'access_grant', grant_id: id } }
}

/** The hash of one value that a grant was filled in with. */
export function valueTerm(key: LookupKey, name: string, value: ParameterValue): string {
  return key.hash('value', name, JSON.stringify(value))
}

/** The hash of what two grants are of: the template, whatever its version, and all values, in whatever order they are sent. */
export function sameAccessHash(key: LookupKey, templateId: string, values: SealedContent['values']): string {
  return key.hash('same values', templateId, canonicalJson(values))
}

/** Makes a secret that proves who holds it, in 256 random bits. */
export function makeProof(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of such a secret. It cannot be searched for: it is random and long. */
export function hashProof(kind: 'code' | 'holder', proof: string): string {
  return createHash('sha256').update(`remit-grant-${kind}-1\0`).update(proof).digest('hex')
}
