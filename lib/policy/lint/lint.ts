import type { JsonPath } from '@/lib/base'
import { type JsonDocument, type JsonNode, memberAt, nodeAt } from '@/lib/json'
import type { Finding } from '../types'
import { claimRules, headerRules } from './catalogue'
import { foldKind } from './fold'
import { hasRoom } from './room'
import type { Flaw, LintRule } from './rule'
import { severityRank } from './severity'
import { buildView, type LintContext, type View } from './view'

/**
 * Checks a draft or the claims of a token: every finding, gravest first, then in the order of the text.
 * Never throws. Every path exists in the document, and every fix leads to a document the strict reader accepts.
 */
export function lintPolicy(document: JsonDocument, context: LintContext = { kind: 'draft' }): readonly Finding[] {
  return check(document, context, claimRules)
}

/** Checks the header of a token, with the same guarantees. */
export function lintHeader(document: JsonDocument): readonly Finding[] {
  return check(document, { kind: 'claims' }, headerRules)
}

function check(document: JsonDocument, context: LintContext, rules: readonly LintRule[]): readonly Finding[] {
  const view = buildView(document, context)
  const canGrow = hasRoom(document.text, document.root)
  const found = rules.flatMap((rule) => flawsOf(rule, view).map((flaw) => findingOf(rule, flaw, canGrow)))
  return sortFindings(found, document.root)
}

/** Each security finding has a reason of its own when it is published, so none of them is folded away. */
function flawsOf(rule: LintRule, view: View): readonly Flaw[] {
  const flaws = rule.check(view)
  return rule.severity === 'security' ? flaws : foldKind(flaws)
}

function findingOf({ code, severity, reference }: LintRule, { path, message, fix }: Flaw, canGrow: boolean): Finding {
  const isOffered = fix && (canGrow || fix.patch.every(({ op }) => op === 'remove'))
  return { code, severity, path, message, reference, ...(isOffered && { fix }) }
}

function sortFindings(findings: readonly Finding[], root: JsonNode): readonly Finding[] {
  return findings
    .map((finding) => ({ finding, rank: severityRank(finding.severity), from: startOf(root, finding.path) }))
    .sort((a, b) => b.rank - a.rank || a.from - b.from)
    .map(({ finding }) => finding)
}

function startOf(root: JsonNode, path: JsonPath): number {
  return memberAt(root, path)?.keySpan.from ?? nodeAt(root, path)?.from ?? root.from
}
