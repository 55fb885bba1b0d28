import type { TokenFrame } from '@/lib/claims'
import type { Guardrail } from '@/lib/guardrails'
import type { JsonDocument } from '@/lib/json'
import {
  type AccessClaims,
  accessClaimsOf,
  type Behind,
  behindResource,
  type Finding,
  type Reach,
  reachOf,
  resources,
} from '@/lib/policy'
import {
  createDraftReader,
  type EmbedDefaults,
  type FormNotes,
  type FormView,
  filterParameters,
  type IssuanceSettings,
  type Parameter,
  parametersUsed,
  partOf,
  readForm,
  readNotes,
  share,
  type TemplateContent,
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
  /** The embed defaults; null where they cannot be read. */
  readonly embed: EmbedDefaults | null
  /** The issuance settings; null where they cannot be read. */
  readonly issuance: IssuanceSettings | null
  /** The names of the parameters that the draft uses, each once: those of the claims in the order of the text, then the others. */
  readonly used: readonly string[]
  /** Those among them that a token depends on. */
  readonly usedInClaims: readonly string[]
  /** Those among them that stand in filters of the embed. */
  readonly usedInEmbed: readonly string[]
  readonly reach: Reach
  /** For each resource that something answers for where the policy does not name it: what does. */
  readonly behind: Readonly<Record<string, Behind | null>>
}

/** What is read beside the claims; a keystroke in the claims leaves all as they are. */
type Parts = Pick<TemplateContent, 'parameters' | 'embed' | 'issuance'>

/** Makes a reader that keeps every part that did not change since it was last asked, so that only what changed is drawn again. */
export function createReader(
  guardrail: Guardrail,
  frame?: TokenFrame,
): (document: JsonDocument, parts: Parts) => Reading {
  const analyse = createDraftReader(guardrail, frame)
  let last: Reading | null = null
  let known: Parts | null = null
  return (document, parts) => {
    if (last?.document === document && known !== null && isSameBeside(known, parts)) return last
    const next = readingOf(document, analyse(document, parts))
    known = { parameters: parts.parameters, embed: parts.embed, issuance: parts.issuance }
    last = {
      ...next,
      parameters: share(last?.parameters, next.parameters),
      embed: share(last?.embed, next.embed),
      issuance: share(last?.issuance, next.issuance),
      findings: shareFindings(last?.findings ?? none, next.findings),
      used: share(last?.used, next.used),
      usedInClaims: share(last?.usedInClaims, next.usedInClaims),
      usedInEmbed: share(last?.usedInEmbed, next.usedInEmbed),
      form: share(last?.form, next.form),
      notes: share(last?.notes, next.notes),
      reach: share(last?.reach, next.reach),
      behind: share(last?.behind, next.behind),
    }
    return last
  }
}

/** Keeps every finding that is told again, also where others came or went before it. */
function shareFindings(before: readonly Finding[], next: readonly Finding[]): readonly Finding[] {
  const known = new Map(before.map((finding) => [keyOf(finding), finding]))
  const kept = next.map((finding) => share(known.get(keyOf(finding)), finding))
  const isSame = kept.length === before.length && kept.every((finding, at) => finding === before[at])
  return isSame ? before : kept
}

function keyOf({ code, path }: Finding): string {
  return `${code} ${JSON.stringify(path)}`
}

function isSameBeside(a: Parts, b: Parts): boolean {
  return a.parameters === b.parameters && a.embed === b.embed && a.issuance === b.issuance
}

function readingOf(document: JsonDocument, { read, findings }: ReturnType<DraftReader>): Reading {
  const { embed, issuance } = read
  const form = readForm(document)
  // The server keeps nothing but lists that read, so what does not read here declares nothing.
  const parameters = read.parameters ?? none
  const usedInClaims = [...new Set(parametersUsed(document).map(({ name }) => name))]
  const usedInEmbed = filterParameters(embed?.filters ?? [])
  const used = [...new Set([...usedInClaims, ...usedInEmbed])]
  const claims = accessClaimsOf(read.claims ?? {})
  const reach = reachOf(claims)
  const notes = readNotes(findings.filter((finding) => partOf(finding) === null))
  const uses = { used, usedInClaims, usedInEmbed }
  const parts = { claims, parameters, embed, issuance }
  return { document, form, findings, notes, ...parts, ...uses, reach, behind: behindOf(form, claims) }
}

type DraftReader = ReturnType<typeof createDraftReader>

const none: readonly never[] = []

function behindOf(form: FormView, claims: AccessClaims): Reading['behind'] {
  if (form.kind !== 'claims' || form.policy.kind !== 'rules') return {}
  const entries = resources.map((resource) => [resource, behindResource(claims, resource)] as const)
  return Object.fromEntries(entries.filter(([, behind]) => behind !== null))
}
