import type { JsonObject } from '@/lib/base'
import type { JsonDocument, JsonNode } from '@/lib/json'
import { type Finding, lintPolicy } from '@/lib/policy'
import { reservedClaimNames, type TokenContext, type TokenFinding } from '@/lib/tokens'

/** The findings about what was pasted that its draft no longer has: how the token is written, its header, its stamped claims. */
export function leftBehind(findings: readonly TokenFinding[], claims: JsonDocument): readonly TokenFinding[] {
  const kept = new Set(lintPolicy(claims, { kind: 'draft' }).map(nameOf))
  return findings.filter((finding) => finding.part !== 'claims' || !kept.has(nameOf(finding)))
}

/** What is wrong in stamped claims that stand in pasted claims as they are; of those left open or left out nothing is said. */
export function stampedFindings(
  claims: JsonDocument,
  computed: ReadonlySet<string>,
  context: TokenContext,
): readonly TokenFinding[] {
  const blanks = claims.root.kind === 'object' ? claims.root.members.filter(({ value }) => isBlank(value)) : []
  const open = new Set([...computed, ...blanks.map(({ key }) => key)])
  return lintPolicy(claims, { kind: 'claims', ...context })
    .filter(({ path: [name] }) => typeof name === 'string' && isStamped(name) && !open.has(name))
    .map((finding) => ({ ...finding, part: 'claims' }))
}

/** A blank in angle brackets, which whoever signs fills in. */
function isBlank(node: JsonNode): boolean {
  return node.kind === 'string' && /^<[^<>]+>$/.test(node.value.trim())
}

/** How long claims live, in seconds, where both ends are numbers and the end comes after the beginning. */
export function lifetimeOf({ iat, exp }: JsonObject): number | null {
  return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? exp - iat : null
}

/** Tells whether a claim is of one token, which a draft leaves behind. */
function isStamped(name: string): boolean {
  return reservedClaimNames.some((stamped) => stamped === name)
}

function nameOf({ code, path }: Finding): string {
  return `${code} ${JSON.stringify(path)}`
}
