import type { EpochMs } from '@/lib/base'
import type { GrantValues, GrantView, Narrowing } from '@/lib/grants'
import { type Delivery, deliveries } from '@/lib/templates'

/** How long, as it is chosen: the template's usual length, so many minutes, a length in words, or a clock time. */
export type ChosenEnd =
  | { readonly kind: 'usual' }
  | { readonly kind: 'minutes'; readonly minutes: number }
  | { readonly kind: 'written'; readonly text: string }
  | { readonly kind: 'clock'; readonly text: string }

/** Everything that is filled in to give access, as it stands in the fields. */
export type IssueForm = {
  readonly templateId: string | null
  readonly email: string
  readonly name: string
  /** What is typed for the parameters, by their names; kept when the template is changed. */
  readonly typed: Readonly<Record<string, string>>
  readonly without: readonly string[]
  readonly isReadOnly: boolean
  readonly startsLater: boolean
  readonly startText: string
  readonly end: ChosenEnd
  readonly delivery: Delivery | null
  readonly reason: string
  readonly ticket: string
}

/** A form that nothing is filled in to. */
export const emptyForm: IssueForm = {
  templateId: null,
  email: '',
  name: '',
  typed: {},
  without: [],
  isReadOnly: false,
  startsLater: false,
  startText: '',
  end: { kind: 'usual' },
  delivery: null,
  reason: '',
  ticket: '',
}

/** The same access again, for the same customer: who it is for and why are asked anew. */
export function sameAgain(form: IssueForm): IssueForm {
  return { ...form, email: '', name: '', reason: '', startsLater: false, startText: '' }
}

/** The form for giving again what was given before, no wider; the customer is in it once what it was about was opened. */
export function formOfGrant(
  { template, agent, lengthSeconds, delivery, reason, ticket }: GrantView,
  { without, isReadOnly }: Narrowing,
  opened: GrantValues | null,
): IssueForm {
  return {
    ...emptyForm,
    templateId: template.id,
    ...agent,
    typed: Object.fromEntries(Object.entries(opened?.values ?? {}).map(([name, value]) => [name, String(value)])),
    without,
    isReadOnly,
    end: lengthSeconds === null ? emptyForm.end : { kind: 'minutes', minutes: Math.ceil(lengthSeconds / 60) },
    delivery,
    reason,
    ticket,
  }
}

/** The next one from the same template. */
export function another({ templateId }: IssueForm): IssueForm {
  return { ...emptyForm, templateId }
}

/** Reads a form that was kept in the browser; whatever is not as it should be is as in an empty form. */
export function readForm(kept: string | null, start: IssueForm): IssueForm {
  const found = parsed(kept)
  if (found === null) return start
  const text = (key: string, usual: string) => (typeof found[key] === 'string' ? found[key] : usual)
  return {
    templateId: typeof found.templateId === 'string' ? found.templateId : start.templateId,
    email: text('email', start.email),
    name: text('name', start.name),
    typed: Object.fromEntries(Object.entries(parsedRecord(found.typed)).filter(isTextEntry)),
    without: Array.isArray(found.without) ? found.without.filter((one) => typeof one === 'string') : start.without,
    isReadOnly: found.isReadOnly === true,
    startsLater: found.startsLater === true,
    startText: text('startText', start.startText),
    end: readEnd(parsedRecord(found.end)),
    delivery: deliveries.find((one) => one === found.delivery) ?? null,
    reason: text('reason', start.reason),
    ticket: text('ticket', start.ticket),
  }
}

function readEnd({ kind, minutes, text }: Readonly<Record<string, unknown>>): ChosenEnd {
  if (kind === 'minutes' && typeof minutes === 'number') return { kind, minutes }
  if ((kind === 'written' || kind === 'clock') && typeof text === 'string') return { kind, text }
  return { kind: 'usual' }
}

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return value === null ? null : parsedRecord(value)
  } catch {
    return null
  }
}

function parsedRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

/** The next time after `after` at which the reader's clock shows "17:30"; null for what is no clock time. */
export function clockAfter(text: string, after: EpochMs): EpochMs | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (found === null) return null
  const moment = new Date(after)
  moment.setHours(Number(found[1]), Number(found[2]), 0, 0)
  if (moment.getTime() <= after) moment.setDate(moment.getDate() + 1)
  return moment.getTime()
}

/** The instant of a local date and time such as "2026-11-30T17:30"; null for what is none. */
export function momentOf(text: string): EpochMs | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}
