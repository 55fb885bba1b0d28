import type { JsonNode } from '@/lib/json'
import type { View } from '../view'

/** Above this a NumericDate is in milliseconds: in seconds it would lie after the year 5138. */
export const firstMilliseconds = 100_000_000_000

/** The claims that hold a NumericDate (RFC 7519 section 4.1); none in a draft, where they are refused as such. */
export function timeClaims({ context, claims }: View): readonly { key: string; node: JsonNode }[] {
  if (context.kind === 'draft') return []
  return ['iat', 'exp', 'nbf'].flatMap((key) => {
    const member = claims.get(key)
    return member ? [{ key, node: member.value }] : []
  })
}

/** The life of a token in seconds, when both ends are there and in seconds. */
export function lifeOf(view: View): { readonly issuedAt: number; readonly expiresAt: number } | undefined {
  const [issuedAt, expiresAt] = [secondsOf(view, 'iat'), secondsOf(view, 'exp')]
  return issuedAt === undefined || expiresAt === undefined ? undefined : { issuedAt, expiresAt }
}

/** When a token begins and ends, in seconds: at the later of iat and nbf, as far as both ends are there and in seconds. */
export function startOfLife(
  view: View,
): { readonly claim: 'iat' | 'nbf'; readonly startsAt: number; readonly expiresAt: number } | undefined {
  const [expiresAt, issuedAt, notBefore] = [secondsOf(view, 'exp'), secondsOf(view, 'iat'), secondsOf(view, 'nbf')]
  if (expiresAt === undefined) return undefined
  if (notBefore !== undefined && notBefore > (issuedAt ?? Number.NEGATIVE_INFINITY)) {
    return { claim: 'nbf', startsAt: notBefore, expiresAt }
  }
  return issuedAt === undefined ? undefined : { claim: 'iat', startsAt: issuedAt, expiresAt }
}

/** A NumericDate for people, in UTC; the number itself where no calendar has it. */
export function formatTime(seconds: number): string {
  const time = new Date(seconds * 1000)
  if (Number.isNaN(time.getTime())) return String(seconds)
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** The NumericDate of a claim, when it is there and in seconds. */
export function secondsOf(view: View, claim: string): number | undefined {
  const node = timeClaims(view).find(({ key }) => key === claim)?.node
  return node?.kind === 'number' && node.value <= firstMilliseconds ? node.value : undefined
}
