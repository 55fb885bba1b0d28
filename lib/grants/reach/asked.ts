import { isJsonObject, type JsonObject } from '@/lib/base'
import type { Target } from '@/lib/policy'
import type { SeenResource } from './terms'

/** A value that a condition can name. */
export type Scalar = string | number | boolean

/**
 * Who has taken the session that is asked about: it is `open` where nobody said, null where nobody has, and `each` where it
 * is an example that belongs to whoever asks. The e-mail tells whose it is where the id is one that only the account knows.
 */
export type AskedAgent = 'open' | 'each' | null | { readonly id: string; readonly email?: string | undefined }

/**
 * What is asked about: one target, or several that differ in what was left open. A key has more than one value where what was
 * written can be read as a text and as a number.
 */
export type AskedTarget = {
  readonly id?: string | undefined
  readonly custom_data: Readonly<Record<string, readonly Scalar[]>>
  readonly agent: AskedAgent
}

/** The agent of a grant, as sessions name them: the id that their e-mail has in the sandbox. */
export type Holder = { readonly id: string; readonly email: string }

/** Whose session a target is, for the agent whose token is looked at. */
export type Taker = 'nobody' | 'own' | 'other'

/** One target out of those that are asked about, and who asks for it. */
export type PossibleTarget = { readonly taker: Taker; readonly target: Target; readonly agentId: string }

/**
 * The targets on which a rule could decide otherwise than on any other that is asked about. Law: whatever a rule allows on
 * one of all that are asked about, it allows on one of these. Without a holder the token may be given to anybody.
 */
export function possibleTargets(
  asked: AskedTarget,
  {
    resource,
    rule,
    holder,
  }: { readonly resource: SeenResource; readonly rule: JsonObject; readonly holder: Holder | null },
): readonly PossibleTarget[] {
  const own: Target = { ...(asked.id === undefined ? {} : { id: asked.id }), custom_data: dataFor(rule, asked) }
  // A device is nobody's: a condition on the agent closes its rule.
  if (resource === 'devices' || resource === 'push') return [{ taker: 'nobody', target: own, agentId: 'me' }]
  return takersOf(asked.agent, rule, holder).map(({ taker, agent, agentId }) => ({
    taker,
    agentId,
    target: agent === undefined ? own : { ...own, agent },
  }))
}

/** Each value as the rule wants it, where it could be that; else as it was written. */
function dataFor(rule: JsonObject, { custom_data: data }: AskedTarget): JsonObject {
  const wanted = isJsonObject(rule.custom_data) ? rule.custom_data : {}
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, values]) => {
      const want = Object.hasOwn(wanted, key) ? wanted[key] : undefined
      const value = values.find((one) => one === want) ?? values[0]
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

type Taken = { readonly taker: Taker; readonly agent?: string; readonly agentId: string }

function takersOf(agent: AskedAgent, rule: JsonObject, holder: Holder | null): readonly Taken[] {
  const me = holder?.id ?? 'me'
  const own: Taken = { taker: 'own', agent: me, agentId: me }
  if (agent === null) return [{ taker: 'nobody', agentId: me }]
  if (agent === 'each') return [own]
  if (agent === 'open') {
    const named = typeof rule.agent === 'string' && rule.agent !== me ? rule.agent : `not ${me}`
    return [{ taker: 'nobody', agentId: me }, own, { taker: 'other', agent: named, agentId: me }]
  }
  const { id } = agent
  const isOwn = holder === null ? null : isHolder(agent, holder)
  return [
    ...(isOwn === false ? [] : [{ taker: 'own', agent: id, agentId: id } as const]),
    ...(isOwn === true ? [] : [{ taker: 'other', agent: id, agentId: id === me ? `not ${me}` : me } as const]),
  ]
}

/** Null where the session names its agent by an id alone, which is not that of the sandbox: only the account knows whose it is. */
function isHolder({ id, email }: Exclude<AskedAgent, string | null>, holder: Holder): boolean | null {
  if (id === holder.id) return true
  return email === undefined ? null : email.trim().toLowerCase() === holder.email.trim().toLowerCase()
}
