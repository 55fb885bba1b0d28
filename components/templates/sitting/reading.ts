import { isJsonObject } from '@/lib/base'
import { type JsonDocument, toValue } from '@/lib/json'
import { type AccessClaims, type Finding, lintPolicy, type Reach, reachOf } from '@/lib/policy'
import { type FormNotes, type FormView, type RuleView, readForm, readNotes, share } from '@/lib/templates'

/** Everything the editor shows of a draft that reads. */
export type Reading = {
  readonly document: JsonDocument
  readonly form: FormView
  readonly findings: readonly Finding[]
  readonly notes: FormNotes
  readonly claims: AccessClaims
  readonly reach: Reach
  /** For each resource that the policy does not name: the sentence about what stands behind it, if anything. */
  readonly behind: Readonly<Record<string, string>>
}

/** Makes a reader that keeps every part that did not change since it was last asked, so that only what changed is drawn again. */
export function createReader(): (document: JsonDocument) => Reading {
  let last: Reading | null = null
  return (document) => {
    if (last?.document === document) return last
    const next = read(document)
    last = {
      ...next,
      form: share(last?.form, next.form),
      notes: share(last?.notes, next.notes),
      reach: share(last?.reach, next.reach),
      behind: share(last?.behind, next.behind),
    }
    return last
  }
}

function read(document: JsonDocument): Reading {
  const form = readForm(document)
  const findings = lintPolicy(document, { kind: 'draft' })
  const claims = accessOf(document)
  const reach = reachOf(claims)
  return { document, form, findings, notes: readNotes(findings), claims, reach, behind: behindOf(form, reach) }
}

function accessOf(document: JsonDocument): AccessClaims {
  const value = toValue(document.root)
  if (!isJsonObject(value)) return {}
  const { role, policy } = value
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
