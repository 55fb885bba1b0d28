import { z } from 'zod'
import { AppError, type Id, type JsonObject } from '@/lib/base'
import { buildClaims, type Claims, type Payload } from '@/lib/claims'
import { getConnection } from '@/lib/connection/server'
import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import { getGuardrail } from '@/lib/guardrails/server'
import { currentSigningKey } from '@/lib/keys/server'
import type { ReadDb, WriteTx } from '@/lib/server/db'
import { type Limit, requireTry } from '@/lib/server/limits'
import { printClaims, takeLookupKey } from '@/lib/server/lookup'
import { type Caller, preparedCommand, storedNumber } from '@/lib/server/service'
import { type BoundTemplate, bindDraft, type GivenValues, partOf, readDraft, type SoundDraft } from '@/lib/templates'
import { getDraft, holdDraft, templateId, tokenFrame } from '@/lib/templates/server'
import { testTokenLifetime } from '../lifetime'
import type { SignedTestToken } from '../test-token'
import { signCompact } from './sign-compact'
import { holdSignedUnder, type SignedUnder } from './signed-under'

const minutes = `A test token lives between ${testTokenLifetime.shortest / 60} and ${testTokenLifetime.longest / 60} minutes.`

/** For each member. Nobody reads so many, and the preview, which renews before a token ends, signs far fewer. */
const signing: Limit = { name: 'token.test', of: 'test tokens', tries: 60, windowMs: 60_000 }

const input = z.object({
  templateId,
  revision: storedNumber,
  lifetimeSeconds: z.int().min(testTokenLifetime.shortest, minutes).max(testTokenLifetime.longest, minutes),
  /** What the parameters of the draft are filled in with, by name. */
  values: z.record(z.string().max(100), z.union([z.string().max(2_000), z.number(), z.boolean()])).default({}),
})

/**
 * Signs a short-lived token for the signed-in person from the saved draft they look at. Refuses a draft or a guardrail that
 * moved on, a key or connection that was changed, also while the token was being signed (`conflict`), a draft that has error findings, a parameter without a
 * fitting value, goes beyond the guardrail, or is of an archived template (`blocked`), and more than 60 requests of one
 * member in a minute (`too_many`). The token is answered once: it is not stored, logged or put in a URL.
 */
export const signTestToken = preparedCommand({
  deed: 'token.test',
  input,
  prepare: async ({
    db,
    caller,
    input: { templateId: id, revision, lifetimeSeconds, values },
    now,
  }): Promise<Prepared> => {
    await requireTry(db, signing, { by: caller.id, now })
    const { guardrail, revision: guardrailRevision } = await getGuardrail(db)
    const authored = await readSignableDraft(db, { id, revision, values }, guardrail)
    requireWithin(guardrail, authored.claims, lifetimeSeconds)
    const connection = await getConnection(db)
    const { licenseKey } = connection
    const { text, claims } = payloadFor(authored, { licenseKey, caller, issuedAt: now, lifetimeSeconds })
    const key = await currentSigningKey(db)
    const token = await signCompact(text, key)
    const signed = { token, kid: key.kid, claims, issuedAt: claims.iat * 1000, expiresAt: claims.exp * 1000 }
    return { signed, under: { guardrailRevision, connection, kid: key.kid } }
  },
  run: async ({ tx, input: { templateId: target, revision }, prepared: { signed, under } }) => {
    await holdSignedUnder(tx, under)
    await holdDraft(tx, { id: target, revision })
    const { kid, claims } = signed
    return { value: signed, target, detail: { revision, kid, exp: claims.exp, claims: await printOf(tx, claims) } }
  },
})

/** A token that was signed, and what under. */
type Prepared = { readonly signed: SignedTestToken; readonly under: SignedUnder }

async function readSignableDraft(
  db: ReadDb,
  { id, revision, values }: { readonly id: Id<'tpl'>; readonly revision: number; readonly values: GivenValues },
  guardrail: Guardrail,
): Promise<BoundTemplate> {
  const { sound } = readDraft(await getDraft(db, { id, revision }), guardrail, await tokenFrame(db))
  if (sound.ok) return fillIn(sound.value, values)
  const field = partOf(sound.error) ?? (sound.error.path.join('.') || 'text')
  throw new AppError('blocked', { field, message: `Fix this first: ${sound.error.message}` })
}

function fillIn(draft: SoundDraft, values: GivenValues): BoundTemplate {
  const bound = bindDraft(draft, values)
  if (bound.ok) return bound.value
  const [problem] = bound.error
  const field = problem?.parameter ? `values.${problem.parameter}` : 'text'
  throw new AppError('blocked', { field, message: problem?.message ?? 'The parameters cannot be filled in.' })
}

function requireWithin(guardrail: Guardrail, authored: JsonObject, lifetimeSeconds: number): void {
  const [beyond] = checkGuardrail(guardrail, authored, lifetimeSeconds)
  if (beyond) throw new AppError('blocked', { field: beyond.path.join('.'), message: beyond.message })
}

type Stamped = {
  readonly licenseKey: string
  readonly caller: Caller
  readonly issuedAt: number
  readonly lifetimeSeconds: number
}

function payloadFor({ document }: BoundTemplate, { licenseKey, caller, issuedAt, lifetimeSeconds }: Stamped): Payload {
  const stamp = { licenseKey, subject: caller.email, displayName: caller.name, issuedAt, lifetimeSeconds }
  const built = buildClaims(document, stamp)
  if (built.ok) return built.value
  const names = built.error.reserved.join(', ')
  throw new AppError('blocked', { message: `Remit fills in ${names} when it signs. Remove it from the draft.` })
}

async function printOf(tx: WriteTx, claims: Claims): Promise<string> {
  return printClaims(await takeLookupKey(tx), claims)
}
