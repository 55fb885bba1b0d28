import { checkGuardrail, type Guardrail } from '@/lib/guardrails'
import type { JsonDocument } from '@/lib/json'
import { type AccessClaims, type Finding, lintPolicy, type Reach, reachOf } from '@/lib/policy'
import {
  claimsOfDocument,
  type FormNotes,
  type FormView,
  lintParameters,
  type Parameter,
  parametersUsed,
  type RuleView,
  readForm,
  readNotes,
  readParameters,
  share,
} from '@/lib/templates'

/** Everything the editor shows of a draft that reads. */
export type Reading = {
  readonly document: JsonDocument
  readonly form: FormView
  readonly findings: readonly Finding[]
  readonly notes: FormNotes
  /** The claims as written, parameters and all. */
  readonly claims: AccessClaims
  readonly parameters: readonly Parameter[]
  /** The names of the parameters that the draft uses, each once, in the order of the text. */
  readonly used: readonly string[]
  readonly reach: Reach
  /** For each resource that the policy does not name: the sentence about what stands behind it, if anything. */
  readonly behind: Readonly<Record<string, string>>
}

/** Makes a reader that keeps every part that did not change since it was last asked, so that only what changed is drawn again. */
export function createReader(guardrail: Guardrail): (document: JsonDocument, parameters: string) => Reading {
  let last: Reading | null = null
  let declared = ''
  return (document, parameters) => {
    if (last?.document === document && declared === parameters) return last
    const next = read(document, parameters, guardrail)
    declared = parameters
    last = {
      ...next,
      parameters: share(last?.parameters, next.parameters),
      used: share(last?.used, next.used),
      form: share(last?.form, next.form),
      notes: share(last?.notes, next.notes),
      reach: share(last?.reach, next.reach),
      behind: share(last?.behind, next.behind),
    }
    return last
  }
}

function read(document: JsonDocument, declared: string, guardrail: Guardrail): Reading {
  const form = readForm(document)
  // The server keeps nothing but lists that read, so what does not read here declares nothing.
  const list = readParameters(declared)
  const parameters = list.ok ? list.value : []
  const used = [...new Set(parametersUsed(document).map(({ name }) => name))]
  const claims = accessOf(document)
  const findings = [
    ...lintPolicy(document, { kind: 'draft' }),
    ...lintParameters(document, parameters),
    ...checkGuardrail(guardrail, claims),
  ]
  const reach = reachOf(claims)
  const notes = readNotes(findings)
  return { document, form, findings, notes, claims, parameters, used, reach, behind: behindOf(form, reach) }
}

function accessOf(document: JsonDocument): AccessClaims {
  const { role, policy } = claimsOfDocument(document) ?? {}
  return { ...(role === undefined ? {} : { role }), ...(policy === undefined ? {} : { policy }) }
}

function behindOf(form: FormView, reach: Reach): Readonly<Record<string, string>> {
  if (form.kind !== 'claims' || form.policy.kind !== 'rules') return {}
  const unnamed = form.policy.rules.filter((rule) => rule.state === 'none')
  return Object.fromEntries(unnamed.flatMap((rule) => sentenceBehind(rule, reach)))
}

function sentenceBehind({ resource }: RuleView, reach: Reach): readonly (readonly [string, string])[] {
  const line = reach.lines.find((candidate) => candidate.resource === resource)
  if (!line || line.state === 'none') return []
  const what = line.from === 'role' ? 'the role stands behind it' : 'another rule stands behind it'
  return [[resource, `The policy does not name this, but ${what}: ${line.sentence}`]]
}
