import type { JsonValue } from '@/lib/base'
import { type JsonDocument, type JsonMember, type JsonNode, toValue } from '@/lib/json'
import { type Standing, standingOf } from '../standing'
import { once } from './once'
import { buildPolicyView, type PolicyView } from './policy-view'
import { withQuotes } from './scope'

/**
 * Where a document stands: a draft somebody edits, or the claims of a token with the stamped ones among them. Of the account
 * and of the time (in seconds) only what is known.
 */
export type LintContext =
  | { readonly kind: 'draft' }
  | {
      readonly kind: 'claims'
      readonly licenseKey?: string | undefined
      readonly nowSeconds?: number | undefined
      /** How many characters the token has that the claims came in; absent where they came alone. */
      readonly tokenLength?: number | undefined
    }

/** The role a document names, as far as Cobrowse documents roles. */
type RoleName = 'absent' | 'null' | 'agent' | 'administrator' | 'unknown'

/** What every lint rule looks at: the document walked once, with the dear parts computed when first asked for. */
export type View = {
  readonly context: LintContext
  readonly root: JsonNode
  /** The members of the root by key; empty when the root is not an object. */
  readonly claims: ReadonlyMap<string, JsonMember>
  readonly role: RoleName
  /** The policy when it is an object; null when it is absent or something else. */
  readonly policy: PolicyView | null
  /** What the claims amount to, as Remit reads them. */
  standing(): Standing
  /** What they amount to once ids and agents have the quotes they lack. */
  intended(): Standing
  /** What the same policy amounts to under another role. */
  standingAs(role: JsonValue): Standing
  /** How many characters the claims take when printed without white space. */
  printedLength(): number
}

/** Builds the view of a document. Never throws, whatever the document holds. */
export function buildView(document: JsonDocument, context: LintContext): View {
  const { root } = document
  const claims = membersOf(root)
  const roleNode = claims.get('role')?.value
  const policyNode = claims.get('policy')?.value
  const policy = once(() => (policyNode ? { policy: toValue(policyNode) } : {}))
  const standing = once(() => standingOf({ ...(roleNode && { role: toValue(roleNode) }), ...policy() }))
  return {
    context,
    root,
    claims,
    role: readRole(roleNode),
    policy: policyNode?.kind === 'object' ? buildPolicyView(policyNode) : null,
    standing,
    intended: once(() => withQuotes(standing())),
    standingAs: (role) => standingOf({ role, ...policy() }),
    printedLength: once(() => new TextEncoder().encode(JSON.stringify(toValue(root))).length),
  }
}

function membersOf(node: JsonNode): ReadonlyMap<string, JsonMember> {
  return new Map(node.kind === 'object' ? node.members.map((member) => [member.key, member]) : [])
}

function readRole(node: JsonNode | undefined): RoleName {
  if (node === undefined) return 'absent'
  if (node.kind === 'null') return 'null'
  if (node.kind === 'string' && (node.value === 'agent' || node.value === 'administrator')) return node.value
  return 'unknown'
}
