import { compactVerify, importJWK, type JSONWebKeySet, type JWK } from 'jose'
import { type EpochMs, err, type JsonObject, ok, type Result } from '@/lib/base'
import { type AccessClaims, accessClaimsOf } from '@/lib/policy'
import { audience } from '@/lib/tokens'
import { agentFor } from './agent-for'
import { readCompact } from './read-compact'
import type { Refusal } from './refusal'
import type { Agent } from './world'

/** What a token is checked against. Nothing is read from the surroundings. */
export type Verifier = {
  readonly keys: JSONWebKeySet
  readonly licenseKeys: readonly string[]
  readonly now: EpochMs
  /** Zero unless a test says otherwise. */
  readonly clockToleranceSeconds?: number
}

/** A token that verified: who asks, with what rights. */
export type AgentToken = { readonly claims: JsonObject; readonly access: AccessClaims; readonly agent: Agent }

/**
 * Checks an agent token in the order of Cobrowse's stand-in (semantics 1) and refuses in the words of `jsonwebtoken`,
 * because `jwt expired` is the one sentence the official SDK compares. `authorization` is the header as it came.
 */
export async function verifyAgentToken(
  authorization: string | null,
  verifier: Verifier,
): Promise<Result<AgentToken, Refusal>> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return unauthorized('jwt must be provided')
  const parts = readCompact(token)
  if (!parts.ok) return unauthorized(parts.error)
  const { header, claims } = parts.value
  if (header.alg !== 'RS256') return unauthorized('invalid algorithm')
  if (typeof claims.iss !== 'string' || !verifier.licenseKeys.includes(claims.iss))
    return unauthorized('jwt issuer invalid')
  if (!(await isSignedBy(token, verifier.keys.keys))) return unauthorized('invalid signature')
  const problem = claimProblem(claims, verifier)
  if (problem !== null) return unauthorized(problem)
  return ok({ claims, access: accessClaimsOf(claims), agent: await agentFor(String(claims.sub), claims.displayName) })
}

function unauthorized(message: string): { readonly ok: false; readonly error: Refusal } {
  return err({ id: 'unauthorized', message })
}

// `kid` is not looked at: the account has one key box, found by `iss`, so every published key is tried.
async function isSignedBy(token: string, keys: readonly JWK[]): Promise<boolean> {
  for (const jwk of keys) {
    const key = await importJWK(jwk, 'RS256').catch(() => null)
    if (key === null) continue
    const isSigned = await compactVerify(token, key, { algorithms: ['RS256'] }).then(
      () => true,
      () => false,
    )
    if (isSigned) return true
  }
  return false
}

function claimProblem(claims: JsonObject, { now, clockToleranceSeconds = 0 }: Verifier): string | null {
  const seconds = Math.floor(now / 1000)
  const { nbf, exp, aud, iat, sub } = claims
  if (nbf !== undefined && typeof nbf !== 'number') return 'invalid nbf value'
  if (typeof nbf === 'number' && nbf > seconds + clockToleranceSeconds) return 'jwt not active'
  if (exp === undefined) return 'jwt claim missing. required: exp'
  if (typeof exp !== 'number') return 'invalid exp value'
  if (seconds >= exp + clockToleranceSeconds) return 'jwt expired'
  const isForCobrowse = Array.isArray(aud) ? aud.includes(audience) : aud === audience
  if (!isForCobrowse) return `jwt audience invalid. expected: ${audience}`
  if (iat === undefined) return 'jwt claim missing. required: iat'
  if (typeof iat !== 'number') return 'invalid iat value'
  return typeof sub === 'string' && sub !== '' ? null : 'jwt claim missing. required: sub'
}
