import { printLifetime } from '@/lib/guardrails'
import type { RuleText } from '@/lib/rules'
import type { IssuanceSettings } from './issuance-settings'

/** One setting as a person reads it. */
export type SettingLine = { readonly label: string; readonly value: string }

/** Says issuance settings in words, one line each, in the order of the form. Settings that mean nothing are left out. */
export function describeIssuance(settings: IssuanceSettings): readonly SettingLine[] {
  return Object.values(wordsOf(settings)).flatMap((line) => line ?? [])
}

/** The settings in one sentence, for where there is no room for lines. */
export function summariseIssuance({ maxMinutes, deliveries, approvals }: IssuanceSettings): string {
  const how = deliveries.map((delivery) => (delivery === 'link' ? 'by link' : 'as a bare token')).join(' or ')
  return `Up to ${lengthOf(maxMinutes)}, ${how}, ${approvalWords[approvals]}.`
}

/** The words of each setting by its key; null where the setting means nothing beside the others. */
export function wordsOf(settings: IssuanceSettings): Readonly<Record<keyof IssuanceSettings, SettingLine | null>> {
  const { deliveries, approvals, reason, ticket } = settings
  const [byLink, bare] = [deliveries.includes('link'), deliveries.includes('token')]
  const length = (label: string, minutes: number) => ({ label, value: lengthOf(minutes) })
  return {
    defaultMinutes: length('Usual length', settings.defaultMinutes),
    maxMinutes: length('Longest grant', settings.maxMinutes),
    deliveries: { label: 'Given', value: deliveries.map((delivery) => deliveryWords[delivery]).join(', or ') },
    tokenMinutes: byLink ? length('Life of each token of a link', settings.tokenMinutes) : null,
    claimMinutes: byLink ? length('A link waits to be opened', settings.claimMinutes) : null,
    maxBareTokenMinutes: bare ? length('Longest bare token', settings.maxBareTokenMinutes) : null,
    approvals: { label: 'Approvals', value: approvalWords[approvals] },
    decideMinutes: length('A request waits for a decision', settings.decideMinutes),
    reason: { label: 'Reason', value: `always, asked as “${reason.prompt}”${formOf(reason.pattern)}` },
    ticket: {
      label: 'Ticket',
      value: `${ticket.required ? 'always' : 'may be left out'}, asked as “${ticket.prompt}”${formOf(ticket.pattern)}`,
    },
    rule: { label: 'Who may', value: describeRule(settings.rule) },
  }
}

/** What a rule has conditions on, in words. */
function describeRule({ lengths, ...conditions }: RuleText): string {
  const bound = ruleParts.flatMap(([part, words]) => (conditions[part] === 'true' ? [] : [words]))
  const said = [...bound, ...(lengths.length === 0 ? [] : ['how long'])]
  return said.length === 0 ? 'whoever may by their role' : `conditions over claims on ${said.join(', ')}`
}

const ruleParts = [
  ['ask', 'who asks'],
  ['give', 'who gives without approval'],
  ['approve', 'who approves'],
] as const

const deliveryWords = { link: 'as a link that is opened once', token: 'as a bare token, which cannot be taken back' }

const approvalWords = { 0: 'no approval', 1: 'one approval', 2: 'two approvals' } as const

function formOf(pattern: string | null): string {
  return pattern === null ? '' : `, in the form ${pattern}`
}

function lengthOf(minutes: number): string {
  return printLifetime(minutes * 60)
}
