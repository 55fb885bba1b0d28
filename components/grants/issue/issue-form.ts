import type { EpochMs } from '@/lib/base'
import {
  type GrantAsk,
  type GrantContext,
  type GrantEnd,
  type GrantOutline,
  type GrantProblem,
  outlineGrant,
  parseLength,
  requestFacts,
} from '@/lib/grants'
import type { RequestFacts, RulePreview } from '@/lib/rules'
import type { Delivery, Parameter, SoundDraft } from '@/lib/templates'
import { filterParameters, parametersUsed, valueFromText } from '@/lib/templates'
import type { SentAsk } from '../grant-actions'
import { clockAfter, type IssueForm, momentOf } from './issue-state'

/** What the form amounts to now: all that is known of the grant, what is wrong, and what is only still missing. */
export type Judged = {
  readonly outline: GrantOutline
  /** What was filled in and is refused. */
  readonly problems: readonly GrantProblem[]
  /** The fields that are still empty, by the names that the form gives them. */
  readonly missing: readonly { readonly field: string; readonly label: string; readonly message: string }[]
}

/** The parameters that have to be filled in, in the order of the template. */
export function parametersOf({ document, embed, parameters }: SoundDraft): readonly Parameter[] {
  const used = new Set([...parametersUsed(document).map(({ name }) => name), ...filterParameters(embed.filters)])
  return parameters.filter(({ name }) => used.has(name))
}

/** What a rule is told of what the form asks for. Null until it is known for whom and for how long. */
export function ruleFactsOf(
  form: IssueForm,
  draft: SoundDraft,
  { agent, times, claims }: GrantOutline,
): RequestFacts | null {
  if (agent === null || times === null) return null
  const { reason, ticket } = form
  const seconds = (times.endsAt - times.startsAt) / 1000
  return requestFacts({ agent: agent.email, reason, ticket, seconds, claims, values: valuesOf(form, draft) })
}

/** Judges a form again with what the rule of the template makes of it: it takes from what the role lets, and never adds. */
export function judgeByRule(form: IssueForm, context: GrantContext, { reasons, mayGive, maxMinutes }: RulePreview) {
  const ruleSeconds = maxMinutes === null ? null : maxMinutes * 60
  const ruled = { ...context, mayGive: context.mayGive && mayGive, ruleSeconds }
  const judged = judgeForm(form, ruled)
  const message = ['The rule of this template does not let you ask for this.', ...reasons].join(' ')
  const refused: readonly GrantProblem[] = reasons.length === 0 ? [] : [{ code: 'rule', field: 'template', message }]
  return { context: ruled, judged: { ...judged, problems: [...refused, ...judged.problems] } }
}

/** Judges a form as the server will judge what it sends. */
export function judgeForm(form: IssueForm, context: GrantContext): Judged {
  const { ask, problems: unread } = askOf(form, context)
  const outline = outlineGrant(context, ask)
  const read = outline.problems.filter(({ field }) => !unread.some((one) => one.field === field))
  const all = [...read, ...unread]
  const labels = labelsOf(context.draft)
  const isEmpty = ({ field }: GrantProblem) => textOf(form, field)?.trim() === ''
  return {
    outline,
    problems: all.filter((problem) => !isEmpty(problem)),
    missing: all.filter(isEmpty).map(({ field, message }) => {
      const label = labels[field] ?? field
      // Where words are asked for, the rule says more than that they are missing.
      return { field, label, message: field === 'reason' || field === 'ticket' ? message : `Fill in ${label}.` }
    }),
  }
}

/**
 * What is sent for a form that nothing is wrong with. A length that was left blank is sent as it was shown: what came to be
 * limited in the meantime is then refused, and never shortened.
 */
export function sentAsk(
  form: IssueForm,
  context: GrantContext,
  sent: Pick<SentAsk, 'templateId' | 'version' | 'isBesides'>,
): Omit<SentAsk, 'requestKey'> {
  const { ask } = askOf(form, context)
  return {
    ...sent,
    agent: ask.agent,
    values: valuesOf(form, context.draft),
    narrowing: { without: [...form.without], isReadOnly: form.isReadOnly },
    startsAt: ask.startsAt,
    end: ask.end ?? shownLength(form, context),
    delivery: ask.delivery,
    reason: ask.reason,
    ticket: ask.ticket,
  }
}

/** The form after the fix of a problem. */
export function fixForm(form: IssueForm, { field, fix }: GrantProblem): IssueForm {
  if (fix === undefined) return form
  if (field === 'end') return { ...form, end: { kind: 'minutes', minutes: Number(fix.value) } }
  const name = field.startsWith('values.') ? field.slice('values.'.length) : null
  return name === null ? form : { ...form, typed: { ...form.typed, [name]: fix.value } }
}

function shownLength(form: IssueForm, context: GrantContext): GrantEnd | null {
  const seconds = judgeForm(form, context).outline.times?.lengthSeconds ?? null
  return seconds === null || seconds % 60 !== 0 ? null : { kind: 'length', minutes: seconds / 60 }
}

type Asked = { readonly ask: GrantAsk; readonly problems: readonly GrantProblem[] }

function askOf(form: IssueForm, { draft, now }: GrantContext): Asked {
  const start = startOf(form)
  const end = endOf(form, start.at ?? now)
  return {
    ask: {
      agent: { email: form.email.trim().toLowerCase(), name: form.name.trim() },
      values: valuesOf(form, draft),
      narrowing: { without: form.without, isReadOnly: form.isReadOnly },
      startsAt: start.at,
      end: end.end,
      delivery: deliveryOf(form, draft),
      reason: form.reason,
      ticket: form.ticket,
    },
    problems: [start.problem, end.problem].filter((problem) => problem !== null),
  }
}

function valuesOf({ typed }: IssueForm, draft: SoundDraft): SentAsk['values'] {
  return Object.fromEntries(
    parametersOf(draft).flatMap((parameter) => {
      const value = valueFromText(parameter, typed[parameter.name] ?? '')
      return value === undefined ? [] : [[parameter.name, value]]
    }),
  )
}

function deliveryOf({ delivery }: IssueForm, { issuance }: SoundDraft): Delivery | null {
  return delivery !== null && issuance.deliveries.includes(delivery) ? delivery : null
}

function startOf({ startsLater, startText }: IssueForm): { at: EpochMs | null; problem: GrantProblem | null } {
  if (!startsLater) return { at: null, problem: null }
  const at = momentOf(startText)
  if (at !== null) return { at, problem: null }
  return { at: null, problem: { code: 'start', field: 'startsAt', message: 'Choose the day and time when it begins.' } }
}

function endOf({ end }: IssueForm, after: EpochMs): { end: GrantEnd | null; problem: GrantProblem | null } {
  switch (end.kind) {
    case 'usual':
      return { end: null, problem: null }
    case 'minutes':
      return { end: { kind: 'length', minutes: end.minutes }, problem: null }
    case 'written': {
      const read = parseLength(end.text)
      if (read.ok) return { end: { kind: 'length', minutes: read.value }, problem: null }
      return { end: null, problem: { code: 'end', field: 'end', message: read.error } }
    }
    case 'clock': {
      const at = clockAfter(end.text, after)
      if (at !== null) return { end: { kind: 'at', at }, problem: null }
      return { end: null, problem: { code: 'end', field: 'end', message: 'Choose the time at which the shift ends.' } }
    }
  }
}

/** The text of a field that a problem is about; undefined for one that is chosen and never empty. */
function textOf(form: IssueForm, field: string): string | undefined {
  if (field.startsWith('values.')) return form.typed[field.slice('values.'.length)] ?? ''
  if (field === 'end') return form.end.kind === 'written' || form.end.kind === 'clock' ? form.end.text : undefined
  const texts: Readonly<Record<string, string>> = {
    'agent.email': form.email,
    'agent.name': form.name,
    startsAt: form.startText,
    reason: form.reason,
    ticket: form.ticket,
  }
  return texts[field]
}

function labelsOf(draft: SoundDraft): Readonly<Record<string, string>> {
  return {
    'agent.email': 'the agent’s e-mail',
    'agent.name': 'the agent’s name',
    startsAt: 'when it begins',
    end: 'how long',
    reason: 'the reason',
    ticket: 'the ticket',
    ...Object.fromEntries(parametersOf(draft).map(({ name, label }) => [`values.${name}`, label])),
  }
}
