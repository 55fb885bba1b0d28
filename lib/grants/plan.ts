import type { Role } from '@/lib/authz'
import { type EpochMs, err, type JsonObject, ok, type Result } from '@/lib/base'
import { byteLength, longestToken, tokenLength, usualFrame } from '@/lib/claims'
import { type Guardrail, problemOfAgent } from '@/lib/guardrails'
import type { JsonDocument } from '@/lib/json'
import { personEmail, personName } from '@/lib/members'
import { placeholderOf, reachOf } from '@/lib/policy'
import {
  bindDraft,
  type Delivery,
  type GivenValues,
  problemOfGrantReason,
  problemOfTicket,
  type SoundDraft,
  unlimitedResources,
} from '@/lib/templates'
import type { GrantLimit } from './limits'
import { type Narrowing, narrowClaims } from './narrow'
import { type GrantProblem, problem } from './problem'
import { readTimes, type Times } from './times'
import type { LimitName } from './words'

/** When a grant shall be over: so many minutes after it begins, or at an instant such as the end of a shift. */
export type GrantEnd =
  | { readonly kind: 'length'; readonly minutes: number }
  | { readonly kind: 'at'; readonly at: EpochMs }

/** What somebody asks for. Everything else about a grant comes from the template. */
export type GrantAsk = {
  readonly agent: { readonly email: string; readonly name: string }
  readonly values: GivenValues
  readonly narrowing: Narrowing
  /** Null is at once. */
  readonly startsAt: EpochMs | null
  /** Null is the length that the template suggests. */
  readonly end: GrantEnd | null
  /** Null is the first way that the template allows. */
  readonly delivery: Delivery | null
  readonly reason: string
  readonly ticket: string
}

/** What a grant is judged by: the live version, the guardrail, who asks and the clock of who judges. */
export type GrantContext = {
  readonly draft: SoundDraft
  readonly guardrail: Guardrail
  readonly frame: { readonly licenseKey: string; readonly modulusLength: number }
  /** The roles of who asks. Whoever may not give is bounded by the longest that any giver may. */
  readonly roles: readonly Role[]
  /** Whether who asks may give: what they ask for is then given where no approval is needed. */
  readonly mayGive: boolean
  /** The longest that the rule of the template lets who asks have, in seconds; null where it says nothing about it. */
  readonly ruleSeconds: number | null
  readonly now: EpochMs
}

/** A grant as it would be given: what is signed, between which instants, which limit set them, and who has to agree. */
export type GrantPlan = {
  /** The authored claims, bound and narrowed: what every token of the grant is made from. */
  readonly document: JsonDocument
  readonly claims: JsonObject
  readonly agent: { readonly email: string; readonly name: string }
  readonly delivery: Delivery
  readonly startsAt: EpochMs
  readonly endsAt: EpochMs
  /** The chosen length in seconds; null where an instant was chosen, which waiting for an approval does not move. */
  readonly lengthSeconds: number | null
  /** What set the end: the person, the template's own length, or the limit that it reaches. */
  readonly endSetBy: 'chosen' | 'usual' | LimitName
  readonly limit: GrantLimit
  /** How long each token lives at most, in seconds. */
  readonly tokenSeconds: number
  /** How many people besides who asks have to agree before it is given. */
  readonly approvals: number
  readonly sentence: string
  /** The sentence with the blanks of the template as blanks: what may be shown where values may not. */
  readonly unfilledSentence: string
}

/** What is known of a grant while it is still being filled in, and every reason why it cannot be given yet. */
export type GrantOutline = {
  readonly agent: GrantPlan['agent'] | null
  /** The claims as they would be signed; those of the template, with its blanks, where they are not filled in yet. */
  readonly claims: JsonObject
  readonly delivery: Delivery
  /** Null where the times that are asked for are refused. */
  readonly times: Times | null
  readonly tokenSeconds: number
  readonly approvals: number
  readonly sentence: string
  /** The sentence with the blanks of the template as blanks: what may be shown where values may not. */
  readonly unfilledSentence: string
  readonly problems: readonly GrantProblem[]
}

/**
 * Judges what somebody asks for: the plan of the grant, or every reason why not, in the order of the form. The screen, the
 * API and the transaction that writes all ask here, so what the card says is what is given.
 */
export function planGrant(context: GrantContext, ask: GrantAsk): Result<GrantPlan, readonly GrantProblem[]> {
  const { scope, outline } = judge(context, ask)
  const { agent, times, problems } = outline
  if (problems.length > 0 || scope === null || agent === null || times === null) return err(problems)
  return ok({ ...outline, ...times, ...scope, agent })
}

/** As `planGrant`, with all that is known when something is still missing or refused. */
export function outlineGrant(context: GrantContext, ask: GrantAsk): GrantOutline {
  return judge(context, ask).outline
}

function judge(context: GrantContext, ask: GrantAsk): { readonly scope: Scope | null; readonly outline: GrantOutline } {
  const { issuance } = context.draft
  const unfilled = narrowedUnfilled(context, ask)
  const delivery = ask.delivery ?? issuance.deliveries[0] ?? 'link'
  const scope = readScope(context, ask)
  const agent = readAgent(context, ask)
  const claims = scope.ok ? scope.value.claims : unfilled
  const time = readTimes(context, { ...ask, claims, delivery })
  const outline = {
    agent: agent.ok ? agent.value : null,
    claims,
    delivery,
    times: time.ok ? time.value : null,
    tokenSeconds: delivery === 'link' || !time.ok ? issuance.tokenMinutes * 60 : time.value.limit.seconds,
    approvals: approvalsFor(context, claims),
    sentence: reachOf(claims).summary,
    unfilledSentence: reachOf(unfilled).summary,
    problems: [
      ...(agent.ok ? [] : agent.error),
      ...(scope.ok ? [] : scope.error),
      ...deliveryProblems(context, delivery),
      ...(time.ok ? [] : time.error),
      ...wordProblems(context, ask),
      ...(scope.ok && agent.ok ? sizeProblems(context, scope.value.document, { ...ask, agent: agent.value }) : []),
    ],
  }
  return { scope: scope.ok ? scope.value : null, outline }
}

/** The claims of the template with their blanks, narrowed as asked; as they are where that cannot be done. */
function narrowedUnfilled({ draft }: GrantContext, { narrowing }: GrantAsk): JsonObject {
  const narrowed = narrowClaims(draft, narrowing)
  return narrowed.ok ? narrowed.value.claims : draft.claims
}

/** How many others have to agree: what the template says, one where reach is without limits, one where who asks may not give. */
function approvalsFor({ draft, mayGive }: GrantContext, claims: JsonObject): number {
  const unlimited = unlimitedResources(claims).length > 0 ? 1 : 0
  return Math.max(draft.issuance.approvals, unlimited, mayGive ? 0 : 1)
}

type Person = { readonly email: string; readonly name: string }
type Refused = readonly GrantProblem[]

function readAgent({ guardrail }: GrantContext, { agent }: GrantAsk): Result<Person, Refused> {
  const email = personEmail.safeParse(agent.email)
  const name = personName.safeParse(agent.name)
  const problems: GrantProblem[] = []
  if (!email.success) problems.push(problem('agent', 'agent.email', email.error.issues[0]?.message))
  if (!name.success) problems.push(problem('agent', 'agent.name', name.error.issues[0]?.message))
  const refused = email.success ? problemOfAgent(guardrail, email.data) : null
  if (refused !== null) problems.push(problem('agent', 'agent.email', refused))
  return email.success && name.success && refused === null ? ok({ email: email.data, name: name.data }) : err(problems)
}

type Scope = { readonly document: JsonDocument; readonly claims: JsonObject }

function readScope({ draft }: GrantContext, { values, narrowing }: GrantAsk): Result<Scope, Refused> {
  const bound = bindDraft(draft, values)
  if (!bound.ok) {
    return err(
      bound.error.map(({ parameter, message }) => {
        const field = parameter === null ? 'values' : `values.${parameter}`
        const about = problem('value', field, withLabel(draft, parameter, message))
        return { ...about, ...trimmed(parameter === null ? undefined : values[parameter]) }
      }),
    )
  }
  const narrowed = narrowClaims(bound.value, narrowing)
  return narrowed.ok ? narrowed : err([problem('narrowing', 'narrowing', narrowed.error)])
}

/** Who fills in reads the label of a parameter, and not the name that stands in the claims. */
function withLabel({ parameters }: SoundDraft, name: string | null, message: string): string {
  const label = parameters.find((parameter) => parameter.name === name)?.label
  return label !== undefined && message.startsWith(`${name} `) ? `${label}${message.slice(name?.length)}` : message
}

/** Blanks around a pasted value are offered to be removed, and never are by themselves. */
function trimmed(value: unknown): Pick<GrantProblem, 'fix'> {
  if (typeof value !== 'string' || value.trim() === value || value.trim() === '') return {}
  return { fix: { label: 'Remove the blanks around it', value: value.trim() } }
}

function deliveryProblems({ draft }: GrantContext, delivery: Delivery): Refused {
  if (draft.issuance.deliveries.includes(delivery)) return []
  const message =
    delivery === 'token'
      ? 'This template gives no bare tokens. Hand the access over by link.'
      : 'This template gives no links. Hand the access over as a token.'
  return [problem('delivery', 'delivery', message)]
}

function wordProblems({ draft }: GrantContext, { reason, ticket }: GrantAsk): Refused {
  const [why, which] = [problemOfGrantReason(draft.issuance, reason), problemOfTicket(draft.issuance, ticket)]
  return [
    ...(why === null ? [] : [problem('reason', 'reason', why)]),
    ...(which === null ? [] : [problem('ticket', 'ticket', which)]),
  ]
}

/** The part that is too long is named: the agent where one of usual length would fit, else the value that takes most, else the template. */
function sizeProblems({ draft, frame }: GrantContext, document: JsonDocument, { agent, values }: GrantAsk): Refused {
  const lengthFor = ({ email, name }: Person) => tokenLength(document, { ...frame, subject: email, displayName: name })
  const length = lengthFor(agent) ?? Number.POSITIVE_INFINITY
  if (length <= longestToken) return []
  const usual = lengthFor({ email: usualFrame.subject, name: usualFrame.displayName }) ?? Number.POSITIVE_INFINITY
  const tooMany = `would have ${Number.isFinite(length) ? length : 'too many'} characters, more than ${longestToken}`
  if (usual <= longestToken) return [tooLongAgent(agent, tooMany)]
  const value = longestValue(draft, values)
  if (value !== null && value.taken > usual - longestToken) {
    const message = `A token with these values ${tooMany}: ${value.label} takes most. Shorten it.`
    return [problem('token-size', `values.${value.name}`, message)]
  }
  const message = `A token from this template ${tooMany}, whatever is filled in. Ask an author to name fewer values in it.`
  return [problem('token-size', 'values', message)]
}

function tooLongAgent({ email, name }: Person, tooMany: string): GrantProblem {
  const isAddress = email.length - usualFrame.subject.length >= name.length - usualFrame.displayName.length
  const [field, message] = isAddress
    ? ['agent.email', `their address alone has ${email.length}. Use a shorter address, or a template that says less.`]
    : ['agent.name', `their name alone has ${name.length}. Shorten the name.`]
  return problem('token-size', field, `A token for this agent ${tooMany}: ${message}`)
}

/** The parameter whose value takes most of the claims, with how many characters of the token; null where none is in them. */
function longestValue({ document, parameters }: SoundDraft, values: GivenValues) {
  const taken = parameters.map(({ name, label }) => {
    const places = document.text.split(placeholderOf(name)).length - 1
    return { name, label, taken: Math.ceil((places * byteLength(String(values[name] ?? '')) * 4) / 3) }
  })
  return taken.toSorted((one, other) => other.taken - one.taken).find((value) => value.taken > 0) ?? null
}
