import { createHash } from 'node:crypto'
import { z } from 'zod'
import { AppError, canonicalJson, isJsonObject, type JsonObject } from '@/lib/base'
import { getConnection } from '@/lib/connection/server'
import { readJson, toValue } from '@/lib/json'
import { currentSigningKey } from '@/lib/keys/server'
import { lintPolicy } from '@/lib/policy'
import type { ReadDb } from '@/lib/server/db'
import { type Caller, preparedCommand } from '@/lib/server/service'
import { getDraft, templateId } from '@/lib/templates/server'
import { buildClaims, type Claims } from '../claims'
import { testTokenLifetime } from '../lifetime'
import type { SignedTestToken } from '../test-token'
import { signCompact } from './sign-compact'

const minutes = `A test token lives between ${testTokenLifetime.shortest / 60} and ${testTokenLifetime.longest / 60} minutes.`

const input = z.object({
  templateId,
  revision: z.int().positive(),
  lifetimeSeconds: z.int().min(testTokenLifetime.shortest, minutes).max(testTokenLifetime.longest, minutes),
})

/**
 * Signs a short-lived token for the signed-in person from the saved draft they look at. Refuses a draft that moved on
 * (`conflict`) or has error findings (`blocked`). The token is answered once: it is not stored, logged or put in a URL.
 */
export const signTestToken = preparedCommand({
  deed: 'token.test',
  input,
  prepare: async ({
    db,
    caller,
    input: { templateId: id, revision, lifetimeSeconds },
    now,
  }): Promise<SignedTestToken> => {
    const authored = await readSignableDraft(db, { id, revision })
    const claims = await claimsFor(db, authored, { caller, issuedAt: now, lifetimeSeconds })
    const key = await currentSigningKey(db)
    const token = await signCompact(JSON.stringify(claims), key)
    return { token, kid: key.kid, claims, issuedAt: claims.iat * 1000, expiresAt: claims.exp * 1000 }
  },
  run: async ({ input: { templateId: target, revision }, prepared }) => ({
    value: prepared,
    target,
    detail: { revision, kid: prepared.kid, exp: prepared.claims.exp, claims: fingerprint(prepared.claims) },
  }),
})

async function readSignableDraft(
  db: ReadDb,
  { id, revision }: { readonly id: z.infer<typeof templateId>; readonly revision: number },
): Promise<JsonObject> {
  const draft = await getDraft(db, id)
  if (draft.revision !== revision) {
    throw new AppError('conflict', {
      message: 'The draft was saved again in the meantime. Look at it before you sign it.',
    })
  }
  const read = readJson(draft.text)
  if (!read.ok)
    throw new AppError('blocked', { field: 'text', message: `The draft cannot be read: ${read.error.message}` })
  const [first] = lintPolicy(read.value, { kind: 'draft' }).filter(({ severity }) => severity === 'error')
  if (first)
    throw new AppError('blocked', { field: first.path.join('.'), message: `Mend this first: ${first.message}` })
  const authored = toValue(read.value.root)
  if (!isJsonObject(authored)) throw new AppError('blocked', { message: 'The draft is not a JSON object.' })
  return authored
}

async function claimsFor(
  db: ReadDb,
  authored: JsonObject,
  given: { readonly caller: Caller; readonly issuedAt: number; readonly lifetimeSeconds: number },
): Promise<Claims> {
  const { licenseKey } = await getConnection(db)
  const { caller, issuedAt, lifetimeSeconds } = given
  const stamp = { licenseKey, subject: caller.email, displayName: caller.name, issuedAt, lifetimeSeconds }
  const built = buildClaims(authored, stamp)
  if (built.ok) return built.value
  const names = built.error.reserved.join(', ')
  throw new AppError('blocked', { message: `Remit fills in ${names} when it signs. Remove it from the draft.` })
}

function fingerprint(claims: Claims): string {
  return createHash('sha256').update(canonicalJson(claims)).digest('hex')
}
