import type { JsonPath } from '@/lib/base'
import { checkGrantLength, type Guardrail, printLifetime } from '@/lib/guardrails'
import type { AccessClaims, Finding } from '@/lib/policy'
import type { PartFinding } from '../parts/part-finding'
import { unlimitedResources } from '../versions/unlimited'
import { defaultIssuance, type IssuanceSettings } from './issuance-settings'
import { exampleFor } from './problem-of-answer'

type Judged = { readonly claims: AccessClaims; readonly guardrail: Guardrail }

/**
 * Checks what issuance settings mean to each other, to what the template reaches and to the guardrail. The longest grant
 * that nobody wrote is no breach of the guardrail, which ends every grant all the same.
 */
export function lintIssuance(settings: IssuanceSettings, { claims, guardrail }: Judged): readonly PartFinding[] {
  return [
    ...lengthFindings(settings),
    ...patternFindings(settings),
    ...guardrailFindings(settings, { claims, guardrail }),
    ...approvalFindings(settings, claims),
  ]
}

const reference = 'Issuance settings'

function lengthFindings(settings: IssuanceSettings): readonly PartFinding[] {
  const { defaultMinutes, maxMinutes, maxBareTokenMinutes, deliveries } = settings
  const usual =
    defaultMinutes <= maxMinutes
      ? []
      : [
          found('issuance-default-too-long', ['defaultMinutes'], {
            message: `A grant lasts ${lengthOf(defaultMinutes)} where nobody says otherwise, and ${lengthOf(maxMinutes)} at most. Choose a shorter usual length, or a longer longest one.`,
            fix: { label: `Make the usual length ${lengthOf(maxMinutes)}`, change: { defaultMinutes: maxMinutes } },
          }),
        ]
  if (!deliveries.includes('token') || maxBareTokenMinutes <= maxMinutes) return usual
  const bare = found('issuance-bare-token-too-long', ['maxBareTokenMinutes'], {
    message: `A grant as a bare token may last ${lengthOf(maxBareTokenMinutes)}, and any grant ${lengthOf(maxMinutes)} at most. Choose a shorter length for bare tokens.`,
    fix: { label: `Make it ${lengthOf(maxMinutes)}`, change: { maxBareTokenMinutes: maxMinutes } },
  })
  return [...usual, bare]
}

function patternFindings({ reason, ticket }: IssuanceSettings): readonly PartFinding[] {
  return Object.entries({ reason, ticket }).flatMap(([question, { pattern }]) => {
    const read = pattern === null ? null : exampleFor(pattern)
    if (read === null || read.ok) return []
    const message = `No ${question} could ever be given: its form cannot be read. ${read.error}`
    return [found('issuance-pattern', [question, 'pattern'], { message })]
  })
}

function guardrailFindings({ maxMinutes }: IssuanceSettings, { claims, guardrail }: Judged): readonly PartFinding[] {
  if (maxMinutes === defaultIssuance.maxMinutes) return []
  const beyond = checkGrantLength(guardrail, claims, maxMinutes * 60)
  return beyond.map((finding) => ({ ...finding, path: ['maxMinutes'], part: 'issuance' }))
}

function approvalFindings({ approvals }: IssuanceSettings, claims: AccessClaims): readonly PartFinding[] {
  const unlimited = approvals === 0 ? unlimitedResources(claims) : []
  if (unlimited.length === 0) return []
  const message =
    'The settings ask for no approval, and what this reaches has no limit. So somebody other than the one who asks always has to approve it. Write that down, so that everybody who reads the settings knows.'
  const fix = { label: 'Ask for one approval', change: { approvals: 1 as const } }
  return [found('issuance-unapproved', ['approvals'], { message, fix, severity: 'suggestion' })]
}

type Found = {
  readonly message: string
  readonly severity?: Finding['severity']
  readonly fix?: NonNullable<PartFinding['issuanceFix']>
}

function found(code: string, path: JsonPath, { message, severity = 'error', fix }: Found): PartFinding {
  return { code, severity, path, message, reference, part: 'issuance', ...(fix && { issuanceFix: fix }) }
}

function lengthOf(minutes: number): string {
  return printLifetime(minutes * 60)
}
